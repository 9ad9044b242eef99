Feature: CampusG keeps up with Clerk's keys

  Clerk signs its passes with a key. CampusG asks Clerk for the keys, remembers them, and asks again when it has to.

  Scenario: Clerk changes its key
    Given a CampusG that knows Clerk's keys
    When Clerk changes its key and gives it a name of its own
    Then Ada gets in with a new pass
    And Ada gets in with the pass that she had before

  Scenario: Clerk changes its key and keeps the name
    Given a CampusG that knows Clerk's keys
    When Clerk changes its key and gives it the old one's name
    Then Ada gets in with a new pass

  Scenario: Clerk is out of reach
    Given a CampusG that knows Clerk's keys
    When Clerk is out of reach
    And Clerk changes its key and gives it a name of its own
    Then Ada gets in with the pass that she had before
    But CampusG cannot tell whether a new pass is good

  Scenario: Clerk is out of reach from the very start
    Given a CampusG that never reached Clerk
    Then CampusG cannot tell whether a new pass is good
    And Ada gets in as soon as Clerk is in reach

  Scenario: CampusG was told Clerk's key and need not ask
    Given a CampusG that was told Clerk's key and never reached Clerk
    Then Ada gets in with a new pass

  Scenario: Made-up keys do not make CampusG pester Clerk
    Given Clerk has told CampusG of Ada
    When somebody shows 50 passes with keys that were made up
    Then CampusG lets none of them in
    And CampusG has hardly asked Clerk for its keys
