@notices
Feature: Nobody needs an e-mail address

  Scenario: Somebody signs up by phone
    When Dana signs up with the phone number "+12025550177" and nothing else
    Then CampusG shows Dana:
      | phone number    | +12025550177 |
      | e-mail          | none         |
      | e-mail verified | no           |
      | first name      | none         |
      | last name       | none         |

  Scenario: Two people without an address are two people
    Given Dana has signed up with the phone number "+12025550177" and nothing else
    When Ben signs up with the phone number "+12025550178" and nothing else
    Then CampusG shows Ben:
      | phone number | +12025550178 |
    And Ben has an account of his own

  Scenario: An address is added later
    Given Dana has signed up with the phone number "+12025550177" and nothing else
    When Dana changes her e-mail to "dana@campus.edu" in Clerk
    Then CampusG shows Dana:
      | e-mail       | dana@campus.edu |
      | phone number | +12025550177    |
