@deliveries
Feature: The newest state is kept, in whatever order deliveries arrive

  Scenario: An older change arrives after a newer one
    Given Ada's first name was "Ada" on Monday and "Augusta" on Tuesday
    When Clerk delivers Ada's change of Tuesday
    And Clerk delivers Ada's change of Monday
    Then CampusG discards the delivery as stale
    And CampusG shows Ada with the first name "Augusta"

  Scenario: The sign-up arrives after the first change
    Given Ada signed up as "Ada" on Monday and changed her first name to "Augusta" on Tuesday
    When Clerk delivers Ada's change of Tuesday
    And Clerk delivers Ada's sign-up of Monday
    Then CampusG discards the delivery as stale
    And CampusG shows Ada with the first name "Augusta"

  Scenario: A change arrives before any sign-up
    Given Ada's first name was "Ada" on Monday and "Augusta" on Tuesday
    When Clerk delivers Ada's change of Tuesday
    Then CampusG applies the delivery
    And CampusG shows Ada with the first name "Augusta"

  Scenario: The sign-up arrives after the deletion
    Given Ada signed up as "Ada" on Monday and changed her first name to "Augusta" on Tuesday
    And Clerk has delivered Ada's change of Tuesday
    When Clerk delivers Ada's deletion
    And Clerk delivers Ada's sign-up of Monday
    Then CampusG discards the delivery as stale
    And CampusG tells Ada that her account is deleted

  Scenario Outline: Of two changes with the same update time, the one with the later event time is kept
    Given Clerk recorded at the same time that Ada's first name is "Ada" and then "Augusta"
    When the two deliveries arrive <order>
    Then CampusG shows Ada with the first name "Augusta"

    Examples:
      | order            |
      | in order         |
      | in reverse order |

  Scenario: The later of two changes with the same update time has an event time in seconds
    Given Clerk recorded at the same time that Ada's first name is "Ada" and then, with a time in seconds, "Augusta"
    When the two deliveries arrive in order
    Then CampusG shows Ada with the first name "Augusta"

  Scenario: A new delivery of a known state changes nothing
    Given Ada's first name was "Ada" on Monday and "Augusta" on Tuesday
    And Clerk has delivered Ada's change of Tuesday
    When Clerk delivers Ada's change of Tuesday in a new delivery
    Then CampusG discards the delivery as stale
    And CampusG shows Ada unchanged
