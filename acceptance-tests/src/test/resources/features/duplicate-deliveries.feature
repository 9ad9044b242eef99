@deliveries
Feature: A delivery is applied once, however often it arrives

  Scenario: A delivery arrives twice
    Given Clerk has delivered Ada's sign-up
    When the same delivery arrives again
    Then CampusG recognizes the delivery as a duplicate
    And CampusG shows Ada unchanged

  Scenario: A delivery arrives again after a newer one
    Given Clerk has delivered Ada's sign-up
    And Clerk has delivered the change of Ada's first name to "Augusta"
    When the first delivery arrives again
    Then CampusG recognizes the delivery as a duplicate
    And CampusG shows Ada with the first name "Augusta"

  Scenario: A deletion arrives twice
    Given Clerk has delivered Ada's sign-up
    And Clerk has delivered Ada's deletion
    When the same delivery arrives again
    Then CampusG recognizes the delivery as a duplicate
    And CampusG tells Ada that her account is deleted

  Scenario: A delivery is resent manually in Clerk
    Given Ada Lovelace has signed up with "ada@campus.edu"
    When Clerk resends all deliveries about Ada
    Then CampusG recognizes each of them as a duplicate
    And CampusG shows Ada unchanged
