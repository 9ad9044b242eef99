Feature: Users see their complete profile and only the public profile of others

  Background:
    Given Ada and Ben have complete profiles

  Scenario: Ada sees her complete profile
    When Ada looks herself up
    Then she sees the same profile as when she requests her own

  Scenario: Ben sees what a customer needs to know of a runner
    When Ben looks Ada up
    Then he sees her first name, her picture and her ratings
    And he sees no other data of her

  Scenario: CampusG's order service sees the complete profile
    When the order service looks Ada up
    Then it sees Ada's complete profile

  Scenario: A service without access to CampusG's users sees nothing
    When a service without access looks Ada up
    Then CampusG denies it access

  Scenario: A caller without a token sees nothing
    When somebody without a token looks Ada up
    Then CampusG rejects the request because the token is missing

  Scenario: The user is unknown
    When Ben looks up a user who is unknown to CampusG
    Then CampusG asks Ben to try again shortly

  Scenario: The user id is malformed
    When Ben looks up a malformed user id
    Then CampusG answers that the user id is malformed
