# Not with Kafka, where notices are taken while the database is away, and wait: KafkaTransportIT has that.
@outage
Feature: CampusG promises nothing while its database is away

  Background:
    Given Clerk has told CampusG of Ada
    And the database is away

  Scenario: Nothing is acknowledged, and nobody is told a falsehood
    When Clerk tells CampusG that Ada is called "Augusta" now
    Then CampusG cannot take the notice now
    And CampusG tells Ada that it is unavailable
    And CampusG tells its operators that it is alive but not ready

  Scenario: Clerk comes again with what CampusG could not take
    Given Clerk was not able to tell CampusG that Ada is called "Augusta" now
    And CampusG has found its database again
    When the same notice comes again
    Then CampusG acts on the notice
    And CampusG calls Ada "Augusta"

  Scenario: Clerk tries again by itself
    Given Ben Franklin signs up with "ben@campus.edu"
    And Clerk tries in vain to tell CampusG of Ben
    When the database is back
    Then CampusG shows Ben with "ben@campus.edu" after Clerk's next attempt
    And CampusG tells its operators that it is alive and ready
