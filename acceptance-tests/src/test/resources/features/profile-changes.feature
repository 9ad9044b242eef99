@deliveries
Feature: CampusG shows changes that users make in Clerk

  Background:
    Given Ada Lovelace has signed up with "ada@campus.edu"

  Scenario: A new e-mail address
    When Ada changes her e-mail to "ada@lovelace.org" in Clerk
    Then CampusG shows Ada:
      | e-mail | ada@lovelace.org |

  Scenario: A new name
    When Ada changes her name to "Augusta King" in Clerk
    Then CampusG shows Ada:
      | first name | Augusta |
      | last name  | King    |

  Scenario: Names are removed
    When Ada removes her names in Clerk
    Then CampusG shows Ada:
      | first name | none           |
      | last name  | none           |
      | e-mail     | ada@campus.edu |

  Scenario: A phone number is added and removed
    Given Ada has added the phone number "+12025550143" in Clerk
    And CampusG shows Ada:
      | phone number | +12025550143 |
    When Ada removes her phone number in Clerk
    Then CampusG shows Ada:
      | phone number | none |

  Scenario: A username is chosen
    When Ada chooses the username "countess" in Clerk
    Then CampusG shows Ada:
      | username | countess |

  Scenario: A ban is imposed and lifted
    When Ada is banned in Clerk
    Then CampusG tells Ada that her account is banned
    When Ada's ban is lifted in Clerk
    Then CampusG shows Ada:
      | e-mail | ada@campus.edu |

  Scenario: A change keeps the account
    When Ada changes her e-mail to "ada@lovelace.org" in Clerk
    Then CampusG shows Ada:
      | e-mail | ada@lovelace.org |
    And Ada still has the same account
