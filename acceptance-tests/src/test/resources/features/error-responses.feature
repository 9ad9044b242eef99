Feature: Error responses are readable for programs and people

  Background:
    Given Clerk has delivered Ada's sign-up

  Scenario Outline: A request without a valid target is rejected
    When Ada <sends a request>
    Then CampusG answers that <reason>
    And the answer contains no internal details

    Examples:
      | sends a request                                  | reason                   |
      | requests a page that does not exist              | nothing was found        |
      | tries to delete her profile in CampusG           | this is not supported    |
      | tries to read the deliveries                     | this is not supported    |
      | requests a malformed address                     | the request is malformed |
      | requests an address with a double slash          | the request is malformed |
      | requests an address with unescaped characters    | the request is malformed |
      | looks herself up with a user id that is too long | the request is malformed |

  Scenario Outline: A delivery in an unsupported form is rejected
    When a delivery arrives that <is unsupported>
    Then CampusG answers that <reason>
    And the answer contains no internal details

    Examples:
      | is unsupported                                           | reason                    |
      | is larger than the limit                                 | the content is too large  |
      | is larger than the limit and does not declare its length | the content is too large  |
      | is an image                                              | the format is unsupported |
      | is a form                                                | the format is unsupported |

  Scenario: A request without a token does not reveal which pages exist
    When somebody without a token requests a page that does not exist
    Then CampusG rejects the request because the token is missing
