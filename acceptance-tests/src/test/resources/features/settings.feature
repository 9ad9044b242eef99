Feature: A wrong setting stops the start and says which one it is

  Scenario Outline: <setting> is missing
    When CampusG is started without <setting>
    Then it stops within seconds
    And it names <setting> in a line

    Examples:
      | setting                      |
      | CLERK_WEBHOOK_SIGNING_SECRET |
      | SPRING_DATASOURCE_URL        |

  Scenario: Neither setting is there that would tell who Clerk is
    When CampusG is started without CLERK_PUBLISHABLE_KEY or CLERK_ISSUER
    Then it stops within seconds
    And it names CLERK_PUBLISHABLE_KEY in a line

  Scenario Outline: <setting> makes no sense
    When CampusG is started with "<nonsense>" as <setting>
    Then it stops within seconds
    And it names <setting> in a line, and what it found there

    Examples:
      | setting                   | nonsense                     |
      | CLERK_ISSUER              | not an address               |
      | CLERK_JWKS_URL            | ftp://clerk.campus.edu/keys  |
      | CLERK_AUTHORIZED_PARTIES  | localhost                    |
      | CLERK_API_URL             | not an address               |
      | CAMPUSG_WEBHOOK_TRANSPORT | pigeon                       |

  Scenario Outline: <setting> makes no sense and may be a secret
    When CampusG is started with "<nonsense>" as <setting>
    Then it stops within seconds
    And it names <setting> in a line, but not what it found there

    Examples: Secrets
      | setting                      | nonsense                   |
      | CLERK_WEBHOOK_SIGNING_SECRET | whsec_hush!hush            |
      | CLERK_SECRET_KEY             | sk-test-aWFtYVNlY3JldA     |

    Examples: Places where a secret may end up by mistake
      | setting                      | nonsense                   |
      | CLERK_PUBLISHABLE_KEY        | sk_test_aWFtYVNlY3JldA     |
      | CLERK_MACHINE_ID             | ak_aWFtYVNlY3JldA          |
      | CLERK_JWT_KEY                | -----BEGIN NONSENSE-----   |
