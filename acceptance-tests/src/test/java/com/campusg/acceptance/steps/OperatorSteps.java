package com.campusg.acceptance.steps;

import com.campusg.acceptance.driver.DeliveryDriver;
import com.campusg.acceptance.driver.OperatorDriver;
import com.campusg.acceptance.driver.Person;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;

/** Commands of operators. */
public class OperatorSteps {

    private final OperatorDriver operator;
    private final DeliveryDriver deliveries;

    public OperatorSteps(OperatorDriver operator, DeliveryDriver deliveries) {
        this.operator = operator;
        this.deliveries = deliveries;
    }

    @Given("a CampusG that receives no deliveries")
    public void receivesNoDeliveries() {
        operator.startWithoutDeliveries(false);
    }

    @Given("a CampusG that receives no deliveries but may call Clerk's API")
    public void receivesNoDeliveriesButMayCallClerk() {
        operator.startWithoutDeliveries(true);
    }

    @When("an operator runs the backfill")
    public void runsBackfill() {
        operator.run("backfill");
        operator.succeeded();
    }

    @When("an operator runs the reconciliation")
    public void runsReconciliation() {
        operator.run("reconcile");
        operator.succeeded();
    }

    @When("an operator runs the reconciliation as a dry run")
    public void runsReconciliationAsDryRun() {
        operator.run("reconcile", "--dry-run");
        operator.succeeded();
    }

    @Given("an earlier version has parked a change of {person}'s first name to {string}")
    public void wasParked(Person person, String firstName) {
        operator.parkAsEarlierVersion(person, firstName);
    }

    @Given("a truncated delivery about {person} was parked")
    public void truncatedDeliveryWasParked(Person person) {
        deliveries.parkTruncatedDeliveryAbout(person);
    }

    @When("a signed delivery about {person} arrives from another school's Clerk")
    public void arrivesFromAnotherInstance(Person person) {
        deliveries.deliverFromAnotherInstance(person);
    }

    @When("an operator redrives all parked deliveries")
    public void redrives() {
        operator.run("deliveries", "redrive", "--all-parked");
        operator.succeeded();
    }

    @When("an operator lists the parked deliveries")
    public void lists() {
        operator.run("deliveries", "list");
        operator.succeeded();
    }

    @Then("the output contains {string}")
    public void outputContains(String text) {
        operator.outputContains(text);
    }

    @Then("the output does not contain {string}")
    public void outputDoesNotContain(String text) {
        operator.outputDoesNotContain(text);
    }
}
