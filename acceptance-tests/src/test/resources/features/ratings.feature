Feature: Ratings that cannot be forged

  After an order, the order service reports to CampusG how customer and runner have rated each other.

  Background:
    Given Clerk has delivered Ada's sign-up
    And Clerk has delivered Ben's sign-up

  Scenario: A rating counts for the role in which it was given
    When the order service reports that Ben gave Ada 4 stars as a runner
    Then Ada is rated 4.0 by 1 as a runner
    And Ada is rated 5.0 by 0 as a customer

  Scenario: The rating is the mean of all ratings
    When these people rate Ada as a runner:
      | Ben  | 5 |
      | Cleo | 5 |
      | Dana | 4 |
    Then Ada is rated 4.67 by 3 as a runner

  Scenario: A repeated report counts once
    Given the order service has reported that Ben gave Ada 4 stars as a runner
    When the same report arrives again
    Then CampusG answers that the rating is known
    And Ada is rated 4.0 by 1 as a runner

  Scenario: The rating of an order cannot be changed
    Given the order service has reported that Ben gave Ada 4 stars as a runner
    When the order service reports for the same order that Ben gave Ada 1 star as a runner
    Then CampusG answers that Ben has given a different rating
    And Ada is rated 4.0 by 1 as a runner

  Scenario: Users cannot rate themselves
    When the order service reports that Ada gave Ada 5 stars as a runner
    Then CampusG answers that users cannot rate themselves
    And Ada is rated 5.0 by 0 as a runner

  Scenario: Five stars are the maximum
    When the order service reports that Ben gave Ada 6 stars as a runner
    Then CampusG rejects the request as invalid
    And Ada is rated 5.0 by 0 as a runner

  Scenario: Users cannot report ratings themselves
    When Ben reports himself that he gave Ada 5 stars as a runner
    Then CampusG answers that only services are permitted to do this
    And Ada is rated 5.0 by 0 as a runner

  Scenario: Unknown users cannot be rated
    When the order service reports that Ben gave Dana 5 stars as a runner
    Then CampusG asks Ben to try again shortly

  Scenario: Deleted users cannot be rated
    Given Clerk has delivered Cleo's deletion
    When the order service reports that Ben gave Cleo 5 stars as a runner
    Then CampusG answers that the account is deleted

  Scenario: The ratings that a deleted user gave are kept
    Given the order service has reported that Ben gave Ada 4 stars as a runner
    When Clerk delivers Ben's deletion
    Then Ada is rated 4.0 by 1 as a runner
    And Ben's id is erased from the ratings

  Scenario: A repeated report counts once after the rater was deleted, too
    Given the order service has reported that Ben gave Ada 4 stars as a runner
    And Clerk has delivered Ben's deletion
    When the same report arrives again
    Then CampusG answers that the rating is known
    And Ada is rated 4.0 by 1 as a runner
    And Ben's id is erased from the ratings
