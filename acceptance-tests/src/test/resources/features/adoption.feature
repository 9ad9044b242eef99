Feature: The users from before Clerk keep what they have

  CampusG had users before it had Clerk. Whoever proves to own the address of such a user gets the account, and nobody
  else does.

  Scenario Outline: Everybody is still there
    When CampusG has started on a database from <when>
    Then everybody who was there before is still there
    And everybody keeps their rating

    Examples:
      | when                        |
      | before the guide's change   |
      | after the guide's change    |

  Scenario: CampusG starts on an empty database
    Given CampusG has started on a database that was empty
    When Clerk tells CampusG of Ada
    Then CampusG calls Ada "Ada"
    And the guide's check finds Ada

  Scenario Outline: The owner of the address gets the old account, rating and all
    Given CampusG has started on a database from <when>
    When Olga signs up with her old address, confirmed
    Then Olga has her old account
    And CampusG shows Olga:
      | first name             | Olga |
      | rating as customer     | 4.5  |
      | raters of the customer | 1    |
      | rating as runner       | 5.0  |
      | raters of the runner   | 0    |
    And the guide's check finds Olga

    Examples:
      | when                        |
      | before the guide's change   |
      | after the guide's change    |

  Scenario: Capital letters make no difference
    Given CampusG has started on a database from before the guide's change
    When Carl signs up with his old address in capital letters, confirmed
    Then Carl has his old account

  Scenario: An address that is not confirmed proves nothing
    Given CampusG has started on a database from before the guide's change
    When somebody signs up with Nina's old address, not confirmed
    Then they have an account of their own, without Nina's rating
    And Nina's old account waits for her

  Scenario: An old account is given away only once
    Given CampusG has started on a database from before the guide's change
    And Paul has signed up with his old address, confirmed
    When somebody signs up with Paul's old address, confirmed
    Then they have an account of their own, without Paul's rating
    And Paul has his old account

  Scenario: Two claim an old account at once
    Given CampusG has started on a database from before the guide's change
    When 10 people sign up with Rita's old address at once, confirmed
    Then exactly one of them has Rita's old account

  Scenario: An account that Clerk knows already is not given to another
    Given CampusG has started on a database from after the guide's change
    When somebody signs up with Greta's old address, confirmed
    Then they have an account of their own, without Greta's rating

  Scenario: An account that Clerk knows already follows Clerk
    Given CampusG has started on a database from after the guide's change
    When Clerk tells CampusG that Gus is called "Gustav" now
    Then CampusG calls Gus "Gustav"
    And Gus has his old account

  Scenario: Whoever leaves is forgotten, with all that was there from before
    Given CampusG has started on a database from before the guide's change
    And Vera has signed up with her old address, confirmed
    When Clerk tells CampusG that Vera is gone
    Then CampusG tells Vera that her account is gone
    And nothing of Vera's is left there, not even of her card

  Scenario: CampusG starts a second time
    Given CampusG has started on a database from before the guide's change
    And Otto has signed up with his old address, confirmed
    When CampusG starts again on the same database
    Then everybody who was there before is still there
    And Otto has his old account
