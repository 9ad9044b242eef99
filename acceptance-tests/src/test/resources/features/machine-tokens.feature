Feature: Services call CampusG with machine tokens

  The order service has a machine token of Clerk with access to CampusG's users.

  Background:
    Given Clerk has delivered Ada's sign-up

  Scenario Outline: A service with access is accepted
    When the order service looks Ada up with a machine token that <peculiarity>
    Then it sees Ada's complete profile

    Examples:
      | peculiarity                   |
      | is valid                      |
      | has no category               |
      | is valid for several services |

  Scenario Outline: An invalid machine token is rejected
    When the order service looks Ada up with a machine token that <flaw>
    Then CampusG rejects the request because <reason>

    Examples:
      | flaw                                                         | reason                                   |
      | expired a minute ago                                         | the token has expired                    |
      | is valid from tomorrow on                                    | the token is not yet valid               |
      | has no expiry                                                | the token is invalid                     |
      | lists its scopes as an array                                 | the token is invalid                     |
      | was issued by another school's Clerk                         | the issuer is wrong                      |
      | is signed with a foreign key                                 | the signature is invalid                 |
      | has the category of session tokens                           | the token is of another type             |
      | has the category of machine tokens but a user as its subject | the token is of another type             |
      | is opaque                                                    | opaque tokens need access to Clerk's API |

  Scenario: A service has no profile of its own
    When the order service asks for its own profile
    Then CampusG rejects the request because the token is of another type

  Scenario: Lookup of several people
    Given Clerk has delivered Ben's sign-up
    And Clerk has delivered Cleo's deletion
    When the order service looks up Ada, Ben, Cleo, Dana and again Ada
    Then it sees the complete profiles of Ada and Ben
    And it is told that Cleo's account is deleted
    And it is told that CampusG does not know Dana

  Scenario: A lookup is limited to a hundred people
    When the order service looks up 101 people at once
    Then CampusG rejects the request as invalid

  Scenario: People must not look up several others at once
    When Ada looks up Ben and Cleo at once
    Then CampusG answers that only services are permitted to do this

  Scenario: An opaque machine token is verified by Clerk
    Given a CampusG that may call Clerk's API
    And the order service has an opaque machine token
    When the order service looks Ada up with its opaque machine token
    Then it sees Ada's complete profile

  Scenario: A revoked opaque machine token is rejected
    Given a CampusG that may call Clerk's API
    And the order service has an opaque machine token
    When Clerk revokes the opaque machine token
    And the order service looks Ada up with its opaque machine token
    Then CampusG rejects the request because the token was revoked
