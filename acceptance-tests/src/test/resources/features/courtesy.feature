Feature: CampusG says no in a way that programs and people understand

  Background:
    Given Clerk has told CampusG of Ada

  Scenario Outline: A request that leads nowhere is refused politely
    When Ada <asks for>
    Then CampusG answers politely that <it is so>
    And the answer gives away nothing of CampusG's insides

    Examples:
      | asks for                                   | it is so                       |
      | asks for a page that is not there          | there is nothing               |
      | tries to delete herself through CampusG    | this cannot be done            |
      | tries to read the notices                  | this cannot be done            |
      | asks with a garbled address                | the request makes no sense     |
      | asks with a doubly written slash           | the request makes no sense     |
      | asks with an address full of odd signs     | the request makes no sense     |
      | looks for herself by a name that is too long | the request makes no sense   |

  Scenario Outline: A notice that is not fit to be read is refused politely
    When a notice comes that <is unfit>
    Then CampusG answers politely that <it is so>
    And the answer gives away nothing of CampusG's insides

    Examples:
      | is unfit                               | it is so             |
      | is larger than any notice of Clerk's   | it is too large      |
      | is larger still and does not say so    | it is too large      |
      | is a photograph                        | it is of no use      |
      | is a filled-in form                    | it is of no use      |

  Scenario: Without a pass nothing is told, not even what is there
    When a stranger without a pass asks for a page that is not there
    Then CampusG refuses it because there is none
