Feature: The webhook secret is rotated without interruption

  CampusG is configured with both the old and the new secret.

  Scenario Outline: A delivery is accepted with either secret
    When Clerk delivers Ada's sign-up, signed with the <which> secret
    Then CampusG applies the delivery
    And CampusG shows Ada with the first name "Ada"

    Examples:
      | which |
      | old   |
      | new   |

  Scenario: A delivery that is signed with both secrets is accepted
    When Clerk delivers Ada's sign-up, signed with both secrets
    Then CampusG applies the delivery

  Scenario: The same delivery is sent with the old and with the new secret
    Given Clerk has delivered Ada's sign-up, signed with the old secret
    When the same delivery arrives again, signed with the new secret
    Then CampusG recognizes the delivery as a duplicate
    And CampusG shows Ada unchanged
