@notices
Feature: Notices that come all at once are no different from notices in a row

  Scenario: One notice comes twenty times at once
    When the notice of Ada's sign-up comes 20 times at once
    Then CampusG acts on exactly one of them and has heard the others before
    And CampusG calls Ada "Ada"

  Scenario: Fifty changes of one person come at once and in disorder
    Given Ada has changed her name 50 times
    When the notices of all that come at once and in disorder
    Then CampusG accepts every one of them
    And CampusG shows Ada as Clerk knows her last

  Scenario: A sign-up, many changes and a departure come at once
    Given Ada has changed her name 20 times
    And Ada has left
    When the notices of all that come at once and in disorder
    Then CampusG accepts every one of them
    And CampusG tells Ada that her account is gone

  Scenario: The start of the term
    Given 30 people have signed up and each has changed something 10 times
    And addresses have moved between them and some of them have left
    When the notices of all that come at once, in disorder and more than once
    Then CampusG accepts every one of them
    And CampusG shows everybody as Clerk knows them last
