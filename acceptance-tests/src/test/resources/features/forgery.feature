@notices
Feature: Only Clerk's own notices count

  Background:
    Given Clerk has told CampusG that Ada is called "Ada"

  Scenario Outline: Somebody forges a notice that Ada is called "Mallory"
    When a notice that Ada is called "Mallory" comes <forged>
    Then CampusG <verdict>
    And what CampusG shows of Ada has not changed

    Examples: The signature
      | forged                                          | verdict                         |
      | without a signature                             | refuses the notice as unsigned  |
      | without a number                                | refuses the notice as unsigned  |
      | without a time                                  | refuses the notice as unsigned  |
      | without any of the three                        | refuses the notice as unsigned  |
      | with half the marks of one kind, half of another | refuses the notice as unsigned |
      | signed with a stranger's secret                 | refuses the notice as forged    |
      | signed, then altered                            | refuses the notice as forged    |
      | with the signature of another notice            | refuses the notice as forged    |
      | under a number other than the signed one        | refuses the notice as forged    |
      | at a time other than the signed one             | refuses the notice as forged    |
      | with a signature of a kind that nobody knows    | refuses the notice as forged    |
      | with a signature that is cut short              | refuses the notice as forged    |
      | with a time that is spelt oddly                 | refuses the notice altogether   |
      | with a number that contains a dot               | refuses the notice altogether   |
      | with two signatures in two lines                | refuses the notice altogether   |

  Scenario Outline: A notice is replayed
    When a notice that Ada is called "Mallory", signed <when>, comes
    Then CampusG refuses the notice as untimely
    And what CampusG shows of Ada has not changed

    Examples:
      | when                |
      | 6 minutes ago       |
      | 2 days ago          |
      | 6 minutes from now  |

  Scenario Outline: A genuine notice may look in more than one way
    When a notice that Ada is called "Augusta" comes <unusually>
    Then CampusG acts on the notice
    And CampusG calls Ada "Augusta"

    Examples:
      | unusually                                   |
      | signed 4 minutes ago                        |
      | signed 4 minutes from now                   |
      | with the marks of the other kind            |
      | with the right signature among others       |

  Scenario: What was refused may still come in earnest
    Given a notice that Ada is called "Augusta" came signed with a stranger's secret
    When the same notice comes with Clerk's own signature
    Then CampusG acts on the notice
    And CampusG calls Ada "Augusta"
