package com.campusg.acceptance.steps;

import com.campusg.acceptance.driver.NoticeDriver;
import com.campusg.acceptance.driver.OperatorDriver;
import com.campusg.acceptance.driver.Person;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;

/** What operators do when notices alone are not enough. */
public class OperatorSteps {

    private final OperatorDriver operator;
    private final NoticeDriver notices;

    public OperatorSteps(OperatorDriver operator, NoticeDriver notices) {
        this.operator = operator;
        this.notices = notices;
    }

    @Given("a CampusG that Clerk sends no notices to")
    public void hearsOfNothing() {
        operator.startsWithoutNotices(false);
    }

    @Given("a CampusG that Clerk sends no notices to, but that may ask Clerk")
    public void hearsOfNothingButMayAsk() {
        operator.startsWithoutNotices(true);
    }

    @When("an operator has everybody brought in")
    public void backfills() {
        operator.run("backfill");
        operator.succeeded();
    }

    @Given("an operator has had everybody brought in")
    public void hasBackfilled() {
        backfills();
    }

    @When("an operator has everybody compared with Clerk")
    public void reconciles() {
        operator.run("reconcile");
        operator.succeeded();
    }

    @When("an operator only asks what a comparison would mend")
    public void rehearsesReconciliation() {
        operator.run("reconcile", "--dry-run");
        operator.succeeded();
    }

    @Given("a notice that {person} is called {string} was put aside by an older CampusG")
    public void wasParked(Person person, String firstName) {
        operator.parkedBefore(person, firstName);
    }

    @Given("a genuine notice about {person} came that breaks off in the middle")
    public void brokeOff(Person person) {
        notices.breakOffInTheMiddleOf(person);
    }

    @When("a genuine notice about {person} comes from another school's Clerk")
    public void comesFromAnotherSchool(Person person) {
        notices.tellFromAnotherSchool(person);
    }

    @When("an operator has the notices tried again that were put aside")
    public void redrives() {
        operator.run("deliveries", "redrive", "--all-parked");
        operator.succeeded();
    }

    @When("an operator lists the notices that were put aside")
    public void lists() {
        operator.run("deliveries", "list");
        operator.succeeded();
    }

    @Then("the operator reads {string}")
    public void reads(String text) {
        operator.printed(text);
    }

    @Then("the operator does not read {string}")
    public void doesNotRead(String text) {
        operator.didNotPrint(text);
    }
}
