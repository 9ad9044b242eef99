Feature: CampusG knows everybody who has signed up

  People sign up with Clerk. Clerk sends CampusG a delivery for each new user.

  Scenario: A new user has a name and an e-mail address
    When Ada Lovelace signs up with "ada@campus.edu"
    Then CampusG shows Ada:
      | first name      | Ada            |
      | last name       | Lovelace       |
      | e-mail          | ada@campus.edu |
      | e-mail verified | yes            |
      | phone number    | none           |

  Scenario: A new user has the initial rating
    When Ada Lovelace signs up with "ada@campus.edu"
    Then CampusG shows Ada:
      | rating as customer     | 5.0 |
      | raters of the customer | 0   |
      | rating as runner       | 5.0 |
      | raters of the runner   | 0   |

  Scenario: A new user is faster than the delivery
    Given Ben has signed up, but the delivery has not arrived yet
    When Ben requests his profile
    Then CampusG asks Ben to try again shortly

  Scenario: The delivery arrives after the first request
    Given Ben has signed up, but the delivery has not arrived yet
    And Ben has been asked to try again shortly
    When Clerk delivers Ben's sign-up
    Then CampusG shows Ben with the first name "Ben"

  Scenario: Of several addresses the primary one is shown
    Given Cleo has the addresses "cleo@home.org" and "cleo@campus.edu" in Clerk
    And Cleo has made "cleo@campus.edu" her primary address
    When Clerk delivers Cleo's sign-up
    Then CampusG shows Cleo:
      | e-mail | cleo@campus.edu |

  Scenario: A primary address that Clerk does not list is not shown
    Given Cleo has the addresses "cleo@home.org" and "cleo@campus.edu" in Clerk
    And Cleo's primary address is one that Clerk does not list
    When Clerk delivers Cleo's sign-up
    Then CampusG shows Cleo:
      | e-mail          | none |
      | e-mail verified | no   |

  Scenario: An unverified address is shown as unverified
    Given Dana has the unverified address "dana@campus.edu"
    When Clerk delivers Dana's sign-up
    Then CampusG shows Dana:
      | e-mail          | dana@campus.edu |
      | e-mail verified | no              |
