Feature: Everybody sees all of themselves and little of others

  Background:
    Given Ada and Ben have told Clerk all about themselves

  Scenario: Ada sees all that CampusG knows of her
    When Ada looks herself up
    Then she sees the same as when she asks who she is

  Scenario: Ben sees of Ada what a customer needs to know of a runner
    When Ben looks Ada up
    Then he sees her first name, her picture and her ratings
    And he sees nothing else of her

  Scenario: CampusG's order service sees what Ada sees of herself
    When the order service looks Ada up
    Then it sees what Ada sees of herself

  Scenario: A service that was not given access to CampusG's users sees nothing
    When a service without access looks Ada up
    Then it is turned away for want of access

  Scenario: A stranger sees nothing
    When a stranger without a pass looks Ada up
    Then CampusG refuses it because there is none

  Scenario: Nobody of that name
    When Ben looks up somebody whom CampusG does not know
    Then CampusG asks Ben to come back in a moment

  Scenario: A name that nobody can have
    When Ben looks up a name that nobody can have
    Then CampusG says that this is no name
