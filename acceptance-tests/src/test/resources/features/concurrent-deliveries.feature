@deliveries
Feature: Concurrent deliveries have the same result as sequential ones

  Scenario: One delivery arrives twenty times concurrently
    When the delivery of Ada's sign-up arrives 20 times concurrently
    Then CampusG applies exactly one of them and recognizes the others as duplicates
    And CampusG shows Ada with the first name "Ada"

  Scenario: Fifty changes of one user arrive concurrently and out of order
    Given Ada has changed her name 50 times
    When all deliveries arrive concurrently and out of order
    Then CampusG accepts all of them
    And CampusG shows Ada as last known to Clerk

  Scenario: A sign-up, many changes and a deletion arrive concurrently
    Given Ada has changed her name 20 times
    And Ada has been deleted
    When all deliveries arrive concurrently and out of order
    Then CampusG accepts all of them
    And CampusG tells Ada that her account is deleted

  Scenario: Many users sign up and change concurrently
    Given 30 people have signed up and each has changed something 10 times
    And they have exchanged their addresses and some of them have been deleted
    When all deliveries arrive concurrently, out of order and more than once
    Then CampusG accepts all of them
    And CampusG shows all of them as last known to Clerk
