@deliveries
Feature: Users do not need an e-mail address

  Scenario: A user signs up by phone
    When Dana signs up with only the phone number "+12025550177"
    Then CampusG shows Dana:
      | phone number    | +12025550177 |
      | e-mail          | none         |
      | e-mail verified | no           |
      | first name      | none         |
      | last name       | none         |

  Scenario: Two users without an address have separate accounts
    Given Dana has signed up with only the phone number "+12025550177"
    When Ben signs up with only the phone number "+12025550178"
    Then CampusG shows Ben:
      | phone number | +12025550178 |
    And Ben has a separate account

  Scenario: An address is added later
    Given Dana has signed up with only the phone number "+12025550177"
    When Dana changes her e-mail to "dana@campus.edu" in Clerk
    Then CampusG shows Dana:
      | e-mail       | dana@campus.edu |
      | phone number | +12025550177    |
