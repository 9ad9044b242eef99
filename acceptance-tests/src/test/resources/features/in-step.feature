Feature: CampusG stays in step with Clerk when notices alone are not enough

  Scenario: Somebody asks before their notice has come
    Given a CampusG that Clerk sends no notices to, but that may ask Clerk
    When Ada Lovelace signs up with "ada@campus.edu"
    Then CampusG shows Ada with "ada@campus.edu"

  Scenario: Whoever is gone does not come back by asking
    Given a CampusG that Clerk sends no notices to, but that may ask Clerk
    And Ada Lovelace has signed up with "ada@campus.edu"
    And Clerk has told CampusG that Ada is gone
    When Ada asks CampusG who she is
    Then CampusG tells Ada that her account is gone

  Scenario: An operator brings in those who signed up before there were notices, and mends what drifted
    Given a CampusG that Clerk sends no notices to
    When Ada Lovelace signs up with "ada@campus.edu"
    And Cleo Franklin signs up with "cleo@campus.edu"
    And an operator has everybody brought in
    Then CampusG shows Ada with "ada@campus.edu"
    And CampusG shows Cleo with "cleo@campus.edu"
    When Ada changes her e-mail to "countess@campus.edu" in Clerk
    And Cleo deletes her account in Clerk
    And an operator only asks what a comparison would mend
    Then CampusG shows Ada with "ada@campus.edu"
    When an operator has everybody compared with Clerk
    Then CampusG shows Ada with "countess@campus.edu"
    And CampusG tells Cleo that her account is gone
    When an operator has everybody compared with Clerk
    Then the operator reads "All are in step"

  Scenario: A notice that was put aside is tried again
    Given a CampusG that Clerk sends no notices to
    And Clerk has told CampusG of Ada
    And a notice that Ada is called "Augusta" was put aside by an older CampusG
    When an operator lists the notices that were put aside
    Then the operator reads "not understood then"
    And the operator does not read "Augusta"
    When an operator has the notices tried again that were put aside
    Then CampusG calls Ada "Augusta"
    When the same notice comes again
    Then CampusG has heard the notice before
    When an operator has the notices tried again that were put aside
    Then the operator reads "No delivery is parked."

  Scenario: What was put aside about somebody goes when they leave
    Given Clerk has told CampusG of Ada
    And a genuine notice about Ada came that breaks off in the middle
    When Clerk tells CampusG that Ada is gone
    Then CampusG acts on the notice
    And nothing of the broken notice is kept in the database

  Scenario: A notice from another school's Clerk is left alone
    When a genuine notice about Ada comes from another school's Clerk
    Then CampusG leaves the notice alone
    And CampusG has not heard of Ada yet
