Feature: The secret between Clerk and CampusG changes without a gap

  CampusG has been given both the old and the new secret.

  Scenario Outline: A notice is believed with either secret
    When Clerk tells CampusG of Ada, signed with the <which> secret
    Then CampusG acts on the notice
    And CampusG calls Ada "Ada"

    Examples:
      | which |
      | old   |
      | new   |

  Scenario: A notice signed with both is believed
    When Clerk tells CampusG of Ada, signed with both secrets
    Then CampusG acts on the notice

  Scenario: Clerk sends the same notice with the old and with the new secret
    Given Clerk has told CampusG of Ada, signed with the old secret
    When the same notice comes again, signed with the new secret
    Then CampusG has heard the notice before
    And what CampusG shows of Ada has not changed
