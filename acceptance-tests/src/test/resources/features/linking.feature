Feature: Users from before Clerk keep their accounts

  CampusG had users before it used Clerk. Such an account is linked to the Clerk user who has verified its e-mail address,
  and to no other.

  Scenario Outline: All existing accounts are kept
    When CampusG has started on a database <state>
    Then all existing accounts are still there
    And all existing ratings are unchanged

    Examples:
      | state                      |
      | without the guide's change |
      | with the guide's change    |

  Scenario: CampusG starts on an empty database
    Given CampusG has started on a database that was empty
    When Clerk delivers Ada's sign-up
    Then CampusG shows Ada with the first name "Ada"
    And the guide's query finds Ada

  Scenario Outline: The owner of the verified address gets the existing account and its ratings
    Given CampusG has started on a database <state>
    When Olga signs up with her existing address, verified
    Then Olga has her existing account
    And CampusG shows Olga:
      | first name             | Olga |
      | rating as customer     | 4.5  |
      | raters of the customer | 1    |
      | rating as runner       | 5.0  |
      | raters of the runner   | 0    |
    And the guide's query finds Olga

    Examples:
      | state                      |
      | without the guide's change |
      | with the guide's change    |

  Scenario: The case of the address is ignored
    Given CampusG has started on a database without the guide's change
    When Carl signs up with his existing address in upper case, verified
    Then Carl has his existing account

  Scenario: An unverified address is not linked
    Given CampusG has started on a database without the guide's change
    When somebody signs up with Nina's existing address, not verified
    Then they have a new account without Nina's rating
    And Nina's existing account is not linked

  Scenario: An account is linked only once
    Given CampusG has started on a database without the guide's change
    And Paul has signed up with his existing address, verified
    When somebody signs up with Paul's existing address, verified
    Then they have a new account without Paul's rating
    And Paul has his existing account

  Scenario: Several people claim the same account concurrently
    Given CampusG has started on a database without the guide's change
    When 10 people sign up with Rita's existing address concurrently, verified
    Then exactly one of them has Rita's existing account

  Scenario: An account that is linked already is not linked again
    Given CampusG has started on a database with the guide's change
    When somebody signs up with Greta's existing address, verified
    Then they have a new account without Greta's rating

  Scenario: An account that is linked already follows changes in Clerk
    Given CampusG has started on a database with the guide's change
    When Clerk delivers the change of Gus's first name to "Gustav"
    Then CampusG shows Gus with the first name "Gustav"
    And Gus has his existing account

  Scenario: A deletion erases the data from before Clerk, too
    Given CampusG has started on a database without the guide's change
    And Vera has signed up with her existing address, verified
    When Clerk delivers Vera's deletion
    Then CampusG tells Vera that her account is deleted
    And Vera's address and payment card are erased from the database

  Scenario: CampusG restarts
    Given CampusG has started on a database without the guide's change
    And Otto has signed up with his existing address, verified
    When CampusG restarts on the same database
    Then all existing accounts are still there
    And Otto has his existing account
