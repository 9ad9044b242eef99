@notices
Feature: Genuine notices that CampusG can make nothing of do no harm

  Scenario Outline: A notice that nobody can understand is kept
    When a genuine notice comes that <puzzle>
    Then CampusG puts the notice aside for an operator
    And the notice is kept in the database

    Examples:
      | puzzle                              |
      | is no message at all                |
      | breaks off in the middle            |
      | does not say what it is about       |
      | tells of a change, but not of whom  |
      | tells of a departure, but not whose |
      | tells of a person by an odd name    |

  Scenario: A notice that nobody can understand comes again
    Given a genuine notice came that is no message at all
    When the same notice comes again
    Then CampusG puts the notice aside for an operator
    And the notice is kept in the database only once

  Scenario Outline: A notice about other things is left alone
    When a genuine notice comes about <something else>
    Then CampusG leaves the notice alone
    And nothing of the notice is kept in the database

    Examples:
      | something else         |
      | a session that began   |
      | a new organization     |
      | an e-mail that was sent |

  Scenario: A notice tells more than CampusG knows about
    When Clerk tells CampusG of Ada, with much that CampusG has never heard of
    Then CampusG acts on the notice
    And CampusG calls Ada "Ada"
