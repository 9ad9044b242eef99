Feature: An unchanged profile is not sent again

  Background:
    Given Clerk has delivered Ada's sign-up
    And Ada has requested her profile

  Scenario: The profile is unchanged
    When Ada requests her profile if it has changed
    Then CampusG answers that the profile is unchanged

  Scenario: The profile has changed
    Given Clerk has delivered the change of Ada's first name to "Augusta"
    When Ada requests her profile if it has changed
    Then CampusG answers with the first name "Augusta"

  Scenario: The session token is verified first
    When Ada requests her profile if it has changed, with a session token that expired a minute ago
    Then CampusG rejects the request because the token has expired

  Scenario: The account is deleted
    Given Clerk has delivered Ada's deletion
    When Ada requests her profile if it has changed
    Then CampusG answers that the account is deleted

  Scenario: The version of another user's profile does not match
    Given Clerk has delivered Ben's sign-up
    When Ben requests his profile if it differs from Ada's
    Then CampusG answers with the first name "Ben"

  Scenario: Shared caches must not store the profile
    When Ada requests her profile
    Then only Ada's browser may store the answer, and has to revalidate it
