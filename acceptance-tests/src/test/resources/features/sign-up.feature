Feature: Whoever signs up is known to CampusG

  People sign up with Clerk. Clerk sends CampusG a notice of everybody who is new.

  Scenario: A newcomer is known by name and e-mail
    When Ada Lovelace signs up with "ada@campus.edu"
    Then CampusG shows Ada:
      | first name      | Ada            |
      | last name       | Lovelace       |
      | e-mail          | ada@campus.edu |
      | e-mail verified | yes            |
      | phone number    | none           |

  Scenario: A newcomer has the rating of those whom nobody has rated yet
    When Ada Lovelace signs up with "ada@campus.edu"
    Then CampusG shows Ada:
      | rating as customer       | 5.0 |
      | raters of the customer   | 0   |
      | rating as runner         | 5.0 |
      | raters of the runner     | 0   |

  Scenario: A newcomer is faster than the notice
    Given Ben has signed up, but his notice is still on its way
    When Ben asks CampusG who he is
    Then CampusG asks Ben to come back in a moment

  Scenario: The notice comes at last
    Given Ben has signed up, but his notice is still on its way
    And Ben has asked CampusG who he is
    When Clerk tells CampusG of Ben
    Then CampusG calls Ben "Ben"

  Scenario: Of several addresses the primary one is shown
    Given Cleo has the addresses "cleo@home.org" and "cleo@campus.edu" at Clerk
    And Cleo has made "cleo@campus.edu" her primary address
    When Clerk tells CampusG of Cleo
    Then CampusG shows Cleo:
      | e-mail | cleo@campus.edu |

  Scenario: A primary address that Clerk does not list is no address
    Given Cleo has the addresses "cleo@home.org" and "cleo@campus.edu" at Clerk
    And Cleo's primary address is one that Clerk does not list
    When Clerk tells CampusG of Cleo
    Then CampusG shows Cleo:
      | e-mail          | none |
      | e-mail verified | no   |

  Scenario: An address that nobody has confirmed is shown as such
    Given Dana has given the address "dana@campus.edu", but not confirmed it
    When Clerk tells CampusG of Dana
    Then CampusG shows Dana:
      | e-mail          | dana@campus.edu |
      | e-mail verified | no              |
