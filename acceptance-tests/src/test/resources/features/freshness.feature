Feature: Nobody is told twice what they know already

  Background:
    Given Clerk has told CampusG of Ada
    And Ada has asked CampusG who she is

  Scenario: Nothing has changed
    When Ada asks again whether anything has changed
    Then CampusG answers that nothing has changed

  Scenario: Something has changed
    Given Clerk has told CampusG that Ada is called "Augusta" now
    When Ada asks again whether anything has changed
    Then CampusG answers that she is called "Augusta"

  Scenario: The pass is looked at first
    When Ada asks again whether anything has changed, with a pass that ran out a minute ago
    Then CampusG refuses it because it has run out

  Scenario: The account is gone
    Given Clerk has told CampusG that Ada is gone
    When Ada asks again whether anything has changed
    Then CampusG answers that her account is gone

  Scenario: Somebody else's answer is of no use
    Given Clerk has told CampusG of Ben
    When Ben asks whether anything has changed since Ada's answer
    Then CampusG answers that he is called "Ben"

  Scenario: Nobody else may keep the answer
    When Ada asks CampusG who she is
    Then only her own browser may keep the answer, and it has to ask each time
