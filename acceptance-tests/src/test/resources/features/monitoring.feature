Feature: Operators can monitor CampusG

  Scenario: CampusG is healthy
    Then CampusG reports that it is alive and ready

  Scenario: CampusG stays ready while Clerk is unavailable
    When Clerk is unavailable
    Then CampusG reports that it is alive and ready

  Scenario: Metrics are for operators only
    Then operators can read the metrics
    But the public cannot

  Scenario: The API documentation is public
    Then everybody can read the API documentation
