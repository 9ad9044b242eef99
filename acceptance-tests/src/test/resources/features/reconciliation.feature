Feature: CampusG stays in sync with Clerk when deliveries are lost

  Scenario: A user is fetched from Clerk before the delivery arrives
    Given a CampusG that receives no deliveries but may call Clerk's API
    When Ada Lovelace signs up with "ada@campus.edu"
    Then CampusG shows Ada with "ada@campus.edu"

  Scenario: A deleted user is not fetched again
    Given a CampusG that receives no deliveries but may call Clerk's API
    And Ada Lovelace has signed up with "ada@campus.edu"
    And Clerk has delivered Ada's deletion
    When Ada requests her profile
    Then CampusG tells Ada that her account is deleted

  Scenario: The backfill imports existing users, and the reconciliation corrects differences
    Given a CampusG that receives no deliveries
    When Ada Lovelace signs up with "ada@campus.edu"
    And Cleo Franklin signs up with "cleo@campus.edu"
    And an operator runs the backfill
    Then CampusG shows Ada with "ada@campus.edu"
    And CampusG shows Cleo with "cleo@campus.edu"
    When Ada changes her e-mail to "countess@campus.edu" in Clerk
    And Cleo deletes her account in Clerk
    And an operator runs the reconciliation as a dry run
    Then CampusG shows Ada with "ada@campus.edu"
    When an operator runs the reconciliation
    Then CampusG shows Ada with "countess@campus.edu"
    And CampusG tells Cleo that her account is deleted
    When an operator runs the reconciliation
    Then the output contains "All are in sync"

  Scenario: A parked delivery is redriven
    Given a CampusG that receives no deliveries
    And Clerk has delivered Ada's sign-up
    And an earlier version has parked a change of Ada's first name to "Augusta"
    When an operator lists the parked deliveries
    Then the output contains "not understood then"
    And the output does not contain "Augusta"
    When an operator redrives all parked deliveries
    Then CampusG shows Ada with the first name "Augusta"
    When the same delivery arrives again
    Then CampusG recognizes the delivery as a duplicate
    When an operator redrives all parked deliveries
    Then the output contains "No delivery is parked."

  Scenario: A deletion erases the user's parked deliveries
    Given Clerk has delivered Ada's sign-up
    And a truncated delivery about Ada was parked
    When Clerk delivers Ada's deletion
    Then CampusG applies the delivery
    And the truncated delivery is erased from the database

  Scenario: A delivery of another Clerk instance is ignored
    When a signed delivery about Ada arrives from another school's Clerk
    Then CampusG ignores the delivery
    And CampusG does not know Ada yet
