Feature: Only a genuine pass opens CampusG

  Clerk gives everybody who is signed in a pass that is good for a minute.

  Background:
    Given Clerk has told CampusG of Ada

  Scenario Outline: A pass that is not good is refused
    When Ada shows a pass that <flaw>
    Then CampusG refuses it because <reason>

    Examples:
      | flaw                                         | reason                                   |
      | is not there                                 | there is none                            |
      | is scribbled on a napkin                     | it is no pass                            |
      | is padded                                    | it is no pass                            |
      | does not say whose it is                     | it is no pass                            |
      | never runs out                               | it is no pass                            |
      | makes demands that CampusG does not know     | it is no pass                            |
      | is of another make                           | it is no such pass                       |
      | ran out a minute ago                         | it has run out                           |
      | is good from tomorrow on                     | it is not good yet                       |
      | was issued tomorrow                          | it comes from the future                 |
      | is not signed at all                         | it is not signed in Clerk's way          |
      | is signed with a password                    | it is not signed in Clerk's way          |
      | is signed in a stronger way than Clerk's     | it is not signed in Clerk's way          |
      | is signed by a stranger                      | its signature is wrong                   |
      | was altered after it had been signed         | its signature is wrong                   |
      | is signed with a key that Clerk does not list | its key is unknown                      |
      | comes from another school's Clerk            | it comes from elsewhere                  |
      | was made for a stranger's page               | it was made for another page             |
      | was made for no page at all                  | it was made for another page             |
      | was made for a machine                       | it is of another kind                    |
      | was made from a template                     | it is of another kind                    |
      | was given before Ada did what her school asks | she has yet to do what her school asks  |
      | is forged and has run out                    | its signature is wrong                   |

  Scenario Outline: A pass may look in more than one way
    When Ada shows a pass that <peculiarity>
    Then CampusG lets her in

    Examples:
      | peculiarity                            |
      | is in perfect order                    |
      | is announced in small letters          |
      | does not say of what make it is        |
      | does not say of what category it is    |
      | says that its category does not matter |
      | ran out 2 seconds ago                  |
      | tells more than CampusG asks           |
      | does not say from when on it is good   |

  Scenario: The pass is in the browser's pocket
    When Ada's browser carries her pass along
    Then CampusG lets her in

  Scenario: A bad pass in the hand is not rescued by a good one in the pocket
    When Ada shows a pass that ran out a minute ago while her browser carries a good one along
    Then CampusG refuses it because it has run out

  Scenario: A bad pass in the pocket does no harm to a good one in the hand
    When Ada shows a good pass while her browser carries one along that ran out a minute ago
    Then CampusG lets her in

  Scenario: CampusG's own page may ask who is signed in
    When the browser asks whether CampusG's own page may inquire
    Then CampusG lets the page inquire

  Scenario: A stranger's page may not ask who is signed in
    When the browser asks whether a stranger's page may inquire
    Then CampusG does not let the page inquire
