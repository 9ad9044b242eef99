@deliveries
Feature: Signed deliveries that CampusG cannot read are parked or ignored

  Scenario Outline: An unreadable delivery is parked
    When a signed delivery arrives that <is unreadable>
    Then CampusG parks the delivery
    And the delivery is stored in the database

    Examples:
      | is unreadable                     |
      | is not JSON                       |
      | is truncated                      |
      | has no event type                 |
      | reports a change without a user   |
      | reports a deletion without a user |
      | has a malformed user id           |

  Scenario: An unreadable delivery arrives again
    Given a signed delivery has arrived that is not JSON
    When the same delivery arrives again
    Then CampusG parks the delivery
    And the delivery is stored in the database only once

  Scenario Outline: A delivery about another subject is ignored
    When a signed delivery about <subject> arrives
    Then CampusG ignores the delivery
    And the delivery is not stored in the database

    Examples:
      | subject            |
      | a new session      |
      | a new organization |
      | a sent e-mail      |

  Scenario: A delivery contains unknown fields
    When Clerk delivers Ada's sign-up with many unknown fields
    Then CampusG applies the delivery
    And CampusG shows Ada with the first name "Ada"
