Feature: An invalid setting stops the start and is named

  Scenario Outline: <setting> is missing
    When CampusG is started without <setting>
    Then the start fails
    And one line of the output names <setting>

    Examples:
      | setting                      |
      | CLERK_WEBHOOK_SIGNING_SECRET |
      | SPRING_DATASOURCE_URL        |

  Scenario: Both settings that identify the Clerk instance are missing
    When CampusG is started without CLERK_PUBLISHABLE_KEY or CLERK_ISSUER
    Then the start fails
    And one line of the output names CLERK_PUBLISHABLE_KEY

  Scenario Outline: <setting> is invalid
    When CampusG is started with "<value>" as <setting>
    Then the start fails
    And one line of the output names <setting> and contains its value

    Examples:
      | setting                   | value                       |
      | CLERK_AUTHORIZED_PARTIES  | localhost                   |
      | CAMPUSG_WEBHOOK_TRANSPORT | pigeon                      |
      | CLERK_API_URL             | http://api.clerk.com        |

  Scenario Outline: <setting> is invalid and may contain a secret
    When CampusG is started with "<value>" as <setting>
    Then the start fails
    And one line of the output names <setting>, and none contains its value

    Examples: Secrets
      | setting                      | value                  |
      | CLERK_WEBHOOK_SIGNING_SECRET | whsec_hush!hush        |
      | CLERK_SECRET_KEY             | sk-test-aWFtYVNlY3JldA |

    Examples: Settings that may contain a secret by mistake
      | setting               | value                    |
      | CLERK_PUBLISHABLE_KEY | sk_test_aWFtYVNlY3JldA   |
      | CLERK_JWT_KEY         | -----BEGIN NONSENSE----- |
