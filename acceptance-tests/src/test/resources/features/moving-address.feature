@notices
Feature: An address may move from one person to another

  Background:
    Given Ada has the address "shared@campus.edu" and Ben the address "ben@campus.edu"

  Scenario: The one who gives it up is heard of first
    When Ada moves to "ada@campus.edu" and Ben takes "shared@campus.edu" over
    And CampusG hears of Ada first and then of Ben
    Then CampusG shows Ada with "ada@campus.edu"
    And CampusG shows Ben with "shared@campus.edu"

  Scenario: The one who takes it over is heard of first
    When Ada moves to "ada@campus.edu" and Ben takes "shared@campus.edu" over
    And CampusG hears of Ben first and then of Ada
    Then CampusG shows Ada with "ada@campus.edu"
    And CampusG shows Ben with "shared@campus.edu"

  Scenario: Two people swap their addresses
    When Ada moves to "ben@campus.edu" and Ben takes "shared@campus.edu" over
    And CampusG hears of Ben first and then of Ada
    Then CampusG shows Ada with "ben@campus.edu"
    And CampusG shows Ben with "shared@campus.edu"

  Scenario: A newcomer takes it over before CampusG hears that it is free
    When Cleo signs up with "shared@campus.edu" after Ada has left
    And CampusG hears of Cleo first and then of Ada's departure
    Then CampusG shows Cleo with "shared@campus.edu"
    And CampusG tells Ada that her account is gone
