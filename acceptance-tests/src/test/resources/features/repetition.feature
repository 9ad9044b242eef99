@notices
Feature: A notice counts once, however often it comes

  Scenario: The same notice comes twice
    Given Clerk has told CampusG of Ada
    When the same notice comes again
    Then CampusG has heard the notice before
    And what CampusG shows of Ada has not changed

  Scenario: The same notice comes again after a newer one
    Given Clerk has told CampusG of Ada
    And Clerk has told CampusG that Ada is called "Augusta" now
    When the first notice comes again
    Then CampusG has heard the notice before
    And CampusG calls Ada "Augusta"

  Scenario: The notice of a departure comes twice
    Given Clerk has told CampusG of Ada
    And Clerk has told CampusG that Ada is gone
    When the same notice comes again
    Then CampusG has heard the notice before
    And CampusG tells Ada that her account is gone

  Scenario: Clerk sends a notice again by hand
    Given Ada Lovelace has signed up with "ada@campus.edu"
    When Clerk sends all its notices about Ada again
    Then CampusG took each of them as heard before
    And what CampusG shows of Ada has not changed
