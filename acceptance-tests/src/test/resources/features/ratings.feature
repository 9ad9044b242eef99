Feature: Ratings that cannot be forged

  After an order the order service tells CampusG what customer and runner thought of each other.

  Background:
    Given Clerk has told CampusG of Ada
    And Clerk has told CampusG of Ben

  Scenario: A rating counts in the role in which it was given
    When the order service reports that Ben gave Ada 4 stars as a runner
    Then Ada is rated 4.0 by 1 as a runner
    And Ada is rated 5.0 by 0 as a customer

  Scenario: The rating is the mean of all
    When these people rate Ada as a runner:
      | Ben  | 5 |
      | Cleo | 5 |
      | Dana | 4 |
    Then Ada is rated 4.67 by 3 as a runner

  Scenario: A report that comes twice counts once
    Given the order service has reported that Ben gave Ada 4 stars as a runner
    When the same report comes again
    Then CampusG says that it knows
    And Ada is rated 4.0 by 1 as a runner

  Scenario: Nobody changes their mind about an order
    Given the order service has reported that Ben gave Ada 4 stars as a runner
    When the order service reports for the same order that Ben gave Ada 1 star as a runner
    Then CampusG says that Ben has said otherwise
    And Ada is rated 4.0 by 1 as a runner

  Scenario: Nobody praises themself
    When the order service reports that Ada gave Ada 5 stars as a runner
    Then CampusG says that nobody rates themself
    And Ada is rated 5.0 by 0 as a runner

  Scenario: Six stars are none
    When the order service reports that Ben gave Ada 6 stars as a runner
    Then CampusG says that this cannot be right
    And Ada is rated 5.0 by 0 as a runner

  Scenario: People do not report ratings themselves
    When Ben reports himself that he gave Ada 5 stars as a runner
    Then CampusG says that only services may do this
    And Ada is rated 5.0 by 0 as a runner

  Scenario: Nobody rates whom CampusG does not know
    When the order service reports that Ben gave Dana 5 stars as a runner
    Then CampusG asks Ben to come back in a moment

  Scenario: Nobody rates who has left
    Given Clerk has told CampusG that Cleo is gone
    When the order service reports that Ben gave Cleo 5 stars as a runner
    Then CampusG answers that her account is gone

  Scenario: Whoever leaves is forgotten, and what they thought is not
    Given the order service has reported that Ben gave Ada 4 stars as a runner
    When Clerk tells CampusG that Ben is gone
    Then Ada is rated 4.0 by 1 as a runner
    And nobody can tell that it was Ben

  Scenario: A report that comes again after the rater left counts once
    Given the order service has reported that Ben gave Ada 4 stars as a runner
    And Clerk has told CampusG that Ben is gone
    When the same report comes again
    Then CampusG says that it knows
    And Ada is rated 4.0 by 1 as a runner
    And nobody can tell that it was Ben
