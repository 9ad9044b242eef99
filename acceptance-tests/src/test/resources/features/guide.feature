@guide
Feature: The integration guide

  Each scenario is a step of CampusG's integration guide, in its order. docs/guide.md has the commands.

  Scenario: Database migration
    When CampusG has started on a database that was empty
    Then the users have the column and the unique index of the guide

  Scenario: Database migration with the guide's SQL, before CampusG is started
    When CampusG has started on a database with the guide's change
    Then all existing accounts are still there
    And the users have the column and the unique index of the guide

  Scenario: Configuring Clerk webhooks: the secret is required
    When CampusG is started without CLERK_WEBHOOK_SIGNING_SECRET
    Then the start fails
    And one line of the output names CLERK_WEBHOOK_SIGNING_SECRET

  @deliveries
  Scenario: Testing the integration: user.created
    When Ada Lovelace signs up with "ada@campus.edu"
    Then CampusG has logged the delivery of Ada's "user.created" as applied
    And the guide's query finds Ada

  @deliveries
  Scenario: Testing the integration: user.updated
    Given Ada Lovelace has signed up with "ada@campus.edu"
    When Ada changes her name to "Augusta King" in Clerk
    Then CampusG has logged the delivery of Ada's "user.updated" as applied
    And CampusG shows Ada with the first name "Augusta"

  @deliveries
  Scenario: Testing the integration: user.deleted
    Given Ada Lovelace has signed up with "ada@campus.edu"
    When Ada deletes her account in Clerk
    Then CampusG has logged the delivery of Ada's "user.deleted" as applied
    And CampusG tells Ada that her account is deleted

  Scenario: Using the frontend integration: the properties that ProfileComponent renders
    When Ada Lovelace signs up with "ada@campus.edu"
    Then CampusG shows Ada:
      | first name         | Ada            |
      | last name          | Lovelace       |
      | e-mail             | ada@campus.edu |
      | rating as customer | 5.0            |
      | rating as runner   | 5.0            |

  Scenario: Future enhancements: JWT verification
    Given Ada Lovelace has signed up with "ada@campus.edu"
    When Ada sends a session token that is signed with a foreign key
    Then CampusG rejects the request because the signature is invalid

  Scenario: Future enhancements: webhook signature verification
    Given Ada Lovelace has signed up with "ada@campus.edu"
    When a change of Ada's first name to "Mallory" arrives signed with a foreign secret
    Then CampusG rejects the delivery as forged
    And CampusG shows Ada unchanged
