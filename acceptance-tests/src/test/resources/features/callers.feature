Feature: Services call CampusG with passes of their own

  The order service has a pass that Clerk gives to machines, and access to CampusG's users.

  Background:
    Given Clerk has told CampusG of Ada

  Scenario Outline: A service with access is let in
    When the order service looks Ada up with a pass that <peculiarity>
    Then it sees what Ada sees of herself

    Examples:
      | peculiarity                           |
      | is in perfect order                   |
      | does not say of what category it is   |
      | is for several services               |

  Scenario Outline: A pass that is not good is refused
    When the order service looks Ada up with a pass that <flaw>
    Then CampusG refuses it because <reason>

    Examples:
      | flaw                                           | reason                                           |
      | ran out a minute ago                           | it has run out                                   |
      | is good from tomorrow on                       | it is not good yet                               |
      | never runs out                                 | it is no pass                                    |
      | lists the services in another way              | it is no pass                                    |
      | comes from another school's Clerk              | it comes from elsewhere                          |
      | is signed by a stranger                        | its signature is wrong                           |
      | says that it is for people                     | it is of another kind                            |
      | says that it is for machines but names a person | it is of another kind                           |
      | is sealed                                      | it is sealed, and this CampusG may not ask Clerk |

  Scenario: A service has no account of its own
    When the order service asks who it is
    Then CampusG refuses it because it is of another kind

  Scenario: Several people at once
    Given Clerk has told CampusG of Ben
    And Clerk has told CampusG that Cleo is gone
    When the order service looks up Ada, Ben, Cleo, Dana and once more Ada
    Then it sees Ada and Ben as they see themselves
    And it learns that Cleo is gone
    And it learns that CampusG has not heard of Dana

  Scenario: A hundred people are enough at once
    When the order service looks up 101 people at once
    Then CampusG says that this cannot be right

  Scenario: People do not look up others by the dozen
    When Ada looks up Ben and Cleo at once
    Then CampusG says that only services may do this

  Scenario: A sealed pass is shown to Clerk
    Given a CampusG that may ask Clerk
    And the order service has a sealed pass
    When the order service looks Ada up with its sealed pass
    Then it sees what Ada sees of herself

  Scenario: A sealed pass that Clerk has taken back is refused
    Given a CampusG that may ask Clerk
    And the order service has a sealed pass
    When Clerk takes the sealed pass back
    And the order service looks Ada up with its sealed pass
    Then CampusG refuses it because it was taken back
