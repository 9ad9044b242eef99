@deliveries
Feature: Only deliveries that Clerk has signed are accepted

  Background:
    Given Clerk has delivered Ada's sign-up with the first name "Ada"

  Scenario Outline: A delivery with an invalid signature is rejected
    When a change of Ada's first name to "Mallory" arrives <forged>
    Then CampusG <outcome>
    And CampusG shows Ada unchanged

    Examples: The signature
      | forged                                     | outcome                          |
      | without a signature                        | rejects the delivery as unsigned |
      | without an id                              | rejects the delivery as unsigned |
      | without a timestamp                        | rejects the delivery as unsigned |
      | without any of the three                   | rejects the delivery as unsigned |
      | with headers of both naming schemes        | rejects the delivery as unsigned |
      | signed with a foreign secret               | rejects the delivery as forged   |
      | altered after it was signed                | rejects the delivery as forged   |
      | with the signature of another delivery     | rejects the delivery as forged   |
      | with an id other than the signed one       | rejects the delivery as forged   |
      | with a timestamp other than the signed one | rejects the delivery as forged   |
      | with a signature of an unknown version     | rejects the delivery as forged   |
      | with a truncated signature                 | rejects the delivery as forged   |
      | with a malformed timestamp                 | rejects the delivery             |
      | with an id that contains a dot             | rejects the delivery             |
      | with two signature headers                 | rejects the delivery             |

  Scenario Outline: A replayed delivery is rejected
    When a change of Ada's first name to "Mallory", signed <time>, arrives
    Then CampusG rejects the delivery because of its timestamp
    And CampusG shows Ada unchanged

    Examples:
      | time               |
      | 6 minutes ago      |
      | 2 days ago         |
      | 6 minutes from now |

  Scenario Outline: All valid forms of a signature are accepted
    When a change of Ada's first name to "Augusta" arrives <form>
    Then CampusG applies the delivery
    And CampusG shows Ada with the first name "Augusta"

    Examples:
      | form                                  |
      | signed 4 minutes ago                  |
      | signed 4 minutes from now             |
      | with the webhook- header names        |
      | with the valid signature among others |

  Scenario: A rejected delivery is accepted once it is signed correctly
    Given a change of Ada's first name to "Augusta" has arrived signed with a foreign secret
    When the same delivery arrives with a valid signature
    Then CampusG applies the delivery
    And CampusG shows Ada with the first name "Augusta"
