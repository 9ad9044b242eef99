@deliveries
Feature: An e-mail address passes from one user to another

  Background:
    Given Ada has the address "shared@campus.edu" and Ben the address "ben@campus.edu"

  Scenario: The former owner's change arrives first
    When Ada changes to "ada@campus.edu" and Ben changes to "shared@campus.edu"
    And Clerk delivers the changes of Ada first and then those of Ben
    Then CampusG shows Ada with "ada@campus.edu"
    And CampusG shows Ben with "shared@campus.edu"

  Scenario: The new owner's change arrives first
    When Ada changes to "ada@campus.edu" and Ben changes to "shared@campus.edu"
    And Clerk delivers the changes of Ben first and then those of Ada
    Then CampusG shows Ada with "ada@campus.edu"
    And CampusG shows Ben with "shared@campus.edu"

  Scenario: Two users swap their addresses
    When Ada changes to "ben@campus.edu" and Ben changes to "shared@campus.edu"
    And Clerk delivers the changes of Ben first and then those of Ada
    Then CampusG shows Ada with "ben@campus.edu"
    And CampusG shows Ben with "shared@campus.edu"

  Scenario: The new owner's sign-up arrives before the former owner's deletion
    When Ada deletes her account and Cleo signs up with "shared@campus.edu"
    And Clerk delivers the changes of Cleo first and then those of Ada
    Then CampusG shows Cleo with "shared@campus.edu"
    And CampusG tells Ada that her account is deleted
