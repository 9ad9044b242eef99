@notices
Feature: The newest state counts, in whatever order the notices come

  Scenario: An older notice comes after a newer one
    Given Ada was called "Ada" on Monday and "Augusta" on Tuesday
    When Clerk tells CampusG of Ada's Tuesday
    And Clerk tells CampusG of Ada's Monday
    Then CampusG finds the notice out of date
    And CampusG calls Ada "Augusta"

  Scenario: The notice of a sign-up comes after that of the first change
    Given Ada signed up as "Ada" on Monday and was called "Augusta" on Tuesday
    When Clerk tells CampusG of Ada's Tuesday
    And Clerk tells CampusG of Ada's sign-up
    Then CampusG finds the notice out of date
    And CampusG calls Ada "Augusta"

  Scenario: A change is the first that CampusG hears of somebody
    Given Ada was called "Ada" on Monday and "Augusta" on Tuesday
    When Clerk tells CampusG of Ada's Tuesday
    Then CampusG acts on the notice
    And CampusG calls Ada "Augusta"

  Scenario: The notice of a sign-up comes after that of the departure
    Given Ada signed up as "Ada" on Monday and was called "Augusta" on Tuesday
    And Clerk has told CampusG of Ada's Tuesday
    When Clerk tells CampusG that Ada is gone
    And Clerk tells CampusG of Ada's sign-up
    Then CampusG finds the notice out of date
    And CampusG tells Ada that her account is gone

  Scenario Outline: Two notices speak of the same moment, and the one written later counts
    Given Clerk wrote of the same moment first that Ada is called "Ada" and then that she is called "Augusta"
    When the two notices come <order>
    Then CampusG calls Ada "Augusta"

    Examples:
      | order                   |
      | in the order of writing |
      | the other way round     |

  Scenario: The later of two notices about the same moment tells the time in seconds
    Given Clerk wrote of the same moment first that Ada is called "Ada" and then, to the second, that she is called "Augusta"
    When the two notices come in the order of writing
    Then CampusG calls Ada "Augusta"

  Scenario: The same state told once more changes nothing
    Given Ada was called "Ada" on Monday and "Augusta" on Tuesday
    And Clerk has told CampusG of Ada's Tuesday
    When Clerk tells CampusG of Ada's Tuesday in a new notice
    Then CampusG finds the notice out of date
    And what CampusG shows of Ada has not changed
