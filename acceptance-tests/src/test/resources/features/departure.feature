@notices
Feature: Whoever leaves is forgotten for good

  Background:
    Given Ada has signed up and told Clerk all about herself

  Scenario: CampusG knows that the account is gone
    When Ada deletes her account in Clerk
    Then CampusG tells Ada that her account is gone
    And CampusG tells Ben that Ada's account is gone

  Scenario: Nothing personal is left
    When Ada deletes her account in Clerk
    Then CampusG tells Ada that her account is gone
    And nothing personal of Ada's is left in the database

  Scenario: An old notice that is sent again brings nobody back
    Given Ada has deleted her account in Clerk
    When Clerk sends all its notices about Ada again
    Then CampusG tells Ada that her account is gone
    And nothing personal of Ada's is left in the database

  Scenario: A notice that claims to be newer brings nobody back
    Given Ada has deleted her account in Clerk
    When Clerk tells CampusG of Ada once more, as of tomorrow
    Then CampusG finds the notice out of date
    And CampusG tells Ada that her account is gone
    And nothing personal of Ada's is left in the database

  Scenario: The account was gone before CampusG ever heard of it
    Given Cleo has signed up, but her notice is still on its way
    When Clerk tells CampusG that Cleo is gone
    And Clerk tells CampusG of Cleo
    Then CampusG finds the notice out of date
    And CampusG tells Cleo that her account is gone

  Scenario: Somebody else may have the address afterwards
    Given Ada has deleted her account in Clerk
    When Ben signs up with Ada's old address
    Then CampusG shows Ben with Ada's old address
    And Ben has an account of his own
