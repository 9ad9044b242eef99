Feature: Only valid session tokens are accepted

  Clerk issues session tokens to signed-in users. A session token is valid for a minute.

  Background:
    Given Clerk has delivered Ada's sign-up

  Scenario Outline: An invalid session token is rejected
    When Ada sends a session token that <flaw>
    Then CampusG rejects the request because <reason>

    Examples:
      | flaw                                          | reason                                  |
      | is missing                                    | the token is missing                    |
      | is not a JWT                                  | the token is invalid                    |
      | has Base64 padding                            | the token is invalid                    |
      | has no subject                                | the token is invalid                    |
      | has no expiry                                 | the token is invalid                    |
      | has an unknown critical header                | the token is invalid                    |
      | has the type of an access token               | the token is invalid or of another type |
      | expired a minute ago                          | the token has expired                   |
      | is valid from tomorrow on                     | the token is not yet valid              |
      | was issued tomorrow                           | the token was issued in the future      |
      | is not signed                                 | the signature algorithm is not accepted |
      | is signed with a shared secret                | the signature algorithm is not accepted |
      | is signed with a stronger algorithm           | the signature algorithm is not accepted |
      | is signed with a foreign key                  | the signature is invalid                |
      | was altered after it was signed               | the signature is invalid                |
      | is signed with a key that Clerk does not list | the signing key is unknown              |
      | was issued by another school's Clerk          | the issuer is wrong                     |
      | was issued for a foreign page                 | the authorized party is wrong           |
      | was issued for no page                        | the authorized party is wrong           |
      | is a machine token                            | the token is of another type            |
      | was issued from a JWT template                | the token is of another type            |
      | belongs to a pending session                  | the session is pending                  |
      | is signed with a foreign key and has expired  | the signature is invalid                |

  Scenario Outline: All valid forms of a session token are accepted
    When Ada sends a session token that <peculiarity>
    Then CampusG accepts it

    Examples:
      | peculiarity                           |
      | is valid                              |
      | is sent with the scheme in lower case |
      | has no type                           |
      | has no category                       |
      | has the neutral category              |
      | expired 2 seconds ago                 |
      | has additional claims                 |
      | has no start of validity              |

  Scenario: The session token is in the cookie
    When Ada's browser sends her session token in the cookie
    Then CampusG accepts it

  Scenario: A valid cookie does not replace an invalid header
    When Ada sends an expired session token while her browser sends a valid cookie
    Then CampusG rejects the request because the token has expired

  Scenario: An invalid cookie does not affect a valid header
    When Ada sends a valid session token while her browser sends an expired cookie
    Then CampusG accepts it

  Scenario: CampusG's own page may read who is signed in
    When the browser asks whether CampusG's own page may send requests
    Then CampusG permits the page to send requests

  Scenario: A foreign page may not read who is signed in
    When the browser asks whether a foreign page may send requests
    Then CampusG does not permit the page to send requests
