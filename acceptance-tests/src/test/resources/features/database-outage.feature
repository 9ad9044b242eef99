# Not run with Kafka, where deliveries are accepted during an outage of the database; see KafkaTransportIT.
@outage
Feature: CampusG acknowledges nothing while its database is unavailable

  Background:
    Given Clerk has delivered Ada's sign-up
    And the database is unavailable

  Scenario: Deliveries are not acknowledged, and users get no wrong answer
    When Clerk delivers the change of Ada's first name to "Augusta"
    Then CampusG is unable to accept the delivery
    And CampusG tells Ada that it is unavailable
    And CampusG reports that it is alive but not ready

  Scenario: A delivery that was not accepted is sent again
    Given Clerk was unable to deliver the change of Ada's first name to "Augusta"
    And CampusG has reconnected to its database
    When the same delivery arrives again
    Then CampusG applies the delivery
    And CampusG shows Ada with the first name "Augusta"

  Scenario: Clerk retries by itself
    Given Ben Franklin signs up with "ben@campus.edu"
    And Clerk has failed to deliver Ben's sign-up
    When the database is available again
    Then CampusG shows Ben with "ben@campus.edu" after Clerk's next attempt
    And CampusG reports that it is alive and ready
