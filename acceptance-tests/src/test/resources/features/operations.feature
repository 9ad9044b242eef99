Feature: Whoever runs CampusG sees how it is

  Scenario: CampusG is well
    Then CampusG tells its operators that it is alive and ready

  Scenario: Clerk being out of reach is no reason to take CampusG out of service
    When Clerk is out of reach
    Then CampusG tells its operators that it is alive and ready

  Scenario: What is measured is for operators only
    Then operators can read what is measured
    But the public cannot

  Scenario: Programmers find out how to talk to CampusG
    Then everybody can read how to talk to CampusG
