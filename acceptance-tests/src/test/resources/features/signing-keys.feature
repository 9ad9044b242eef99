Feature: CampusG follows changes of Clerk's signing keys

  Clerk signs session tokens with a key. CampusG fetches Clerk's public keys, caches them, and refreshes them when necessary.

  Scenario: Clerk rotates its key with a new key id
    Given a CampusG that has cached Clerk's keys
    When Clerk rotates its key with a new key id
    Then CampusG accepts a new session token of Ada
    And CampusG accepts the session token that Ada had before

  Scenario: Clerk rotates its key with the same key id
    Given a CampusG that has cached Clerk's keys
    When Clerk rotates its key with the same key id
    Then CampusG accepts a new session token of Ada

  Scenario: Clerk is unavailable
    Given a CampusG that has cached Clerk's keys
    When Clerk is unavailable
    And Clerk rotates its key with a new key id
    Then CampusG accepts the session token that Ada had before
    But CampusG is unable to verify a new session token of Ada

  Scenario: Clerk is unavailable from the start
    Given a CampusG that has never reached Clerk
    Then CampusG is unable to verify a new session token of Ada
    And CampusG accepts Ada as soon as Clerk is available

  Scenario: A configured key makes requests to Clerk unnecessary
    Given a CampusG with a configured key that has never reached Clerk
    Then CampusG accepts a new session token of Ada

  Scenario: Unknown key ids do not cause a request to Clerk each
    Given Clerk has delivered Ada's sign-up
    When somebody sends 50 session tokens with unknown key ids
    Then CampusG rejects all of them
    And CampusG has requested Clerk's keys at most twice
