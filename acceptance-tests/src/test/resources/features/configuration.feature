Feature: An invalid setting stops the start and is named

  Scenario: The signing secret is missing
    When CampusG is started without CLERK_WEBHOOK_SIGNING_SECRET
    Then the start fails
    And one line of the output names CLERK_WEBHOOK_SIGNING_SECRET

  Scenario: Both settings that identify the Clerk instance are missing
    When CampusG is started without CLERK_PUBLISHABLE_KEY or CLERK_ISSUER
    Then the start fails
    And one line of the output names CLERK_PUBLISHABLE_KEY

  Scenario: A setting is invalid
    When CampusG is started with "pigeon" as CAMPUSG_WEBHOOK_TRANSPORT
    Then the start fails
    And one line of the output names CAMPUSG_WEBHOOK_TRANSPORT and contains its value

  Scenario: An invalid secret is not printed
    When CampusG is started with "sk-test-aWFtYVNlY3JldA" as CLERK_SECRET_KEY
    Then the start fails
    And one line of the output names CLERK_SECRET_KEY, and none contains its value
