@deliveries
Feature: A deleted user stays deleted

  Background:
    Given Ada has signed up with a complete profile

  Scenario: CampusG reports that the account is deleted
    When Ada deletes her account in Clerk
    Then CampusG tells Ada that her account is deleted
    And CampusG tells Ben that Ada's account is deleted

  Scenario: All personal data is erased
    When Ada deletes her account in Clerk
    Then CampusG tells Ada that her account is deleted
    And all personal data of Ada is erased from the database

  Scenario: A repeated delivery does not restore the user
    Given Ada has deleted her account in Clerk
    When Clerk resends all deliveries about Ada
    Then CampusG tells Ada that her account is deleted
    And all personal data of Ada is erased from the database

  Scenario: A delivery with a newer timestamp does not restore the user
    Given Ada has deleted her account in Clerk
    When Clerk delivers Ada's profile with tomorrow's timestamp
    Then CampusG discards the delivery as stale
    And CampusG tells Ada that her account is deleted
    And all personal data of Ada is erased from the database

  Scenario: The deletion arrives before the sign-up
    Given Cleo has signed up, but the delivery has not arrived yet
    When Clerk delivers Cleo's deletion
    And Clerk delivers Cleo's sign-up
    Then CampusG discards the delivery as stale
    And CampusG tells Cleo that her account is deleted

  Scenario: The address of a deleted user is available to others
    Given Ada has deleted her account in Clerk
    When Ben signs up with Ada's former address
    Then CampusG shows Ben with Ada's former address
    And Ben has a separate account
