package com.campusg.acceptance.steps;

import com.campusg.acceptance.driver.CampusGDriver;
import com.campusg.acceptance.driver.Cast;
import com.campusg.acceptance.driver.DatabaseDriver;
import com.campusg.acceptance.driver.OperationsDriver;
import com.campusg.acceptance.driver.Person;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;

/** CampusG without its database, and what operators see of it. */
public class OutageSteps {

    private final Cast cast;
    private final DatabaseDriver database;
    private final CampusGDriver campusG;
    private final OperationsDriver operations;

    public OutageSteps(Cast cast, DatabaseDriver database, CampusGDriver campusG, OperationsDriver operations) {
        this.cast = cast;
        this.database = database;
        this.campusG = campusG;
        this.operations = operations;
    }

    @Given("the database is away")
    public void databaseIsAway() {
        database.goAway();
    }

    @When("the database is back")
    public void databaseIsBack() {
        database.comeBack();
    }

    @Given("CampusG has found its database again")
    public void hasFoundDatabase() {
        database.comeBack();
        operations.isReady(true);
    }

    @Then("CampusG tells {person} that it is unavailable")
    public void tellsThatUnavailable(Person person) {
        campusG.tellsThatUnavailable(person);
    }

    @Then("CampusG tells its operators that it is alive and ready")
    public void isAliveAndReady() {
        operations.isAlive();
        operations.isReady(true);
    }

    @Then("CampusG tells its operators that it is alive but not ready")
    public void isAliveButNotReady() {
        operations.isAlive();
        operations.isReady(false);
    }

    @Then("operators can read what is measured")
    public void operatorsCanReadMeasurements() {
        operations.operatorsCanReadMeasurements();
    }

    @Then("the public cannot")
    public void publicCannotReadMeasurements() {
        operations.publicCannotReadMeasurements(cast.person("Ada"));
    }

    @Then("everybody can read how to talk to CampusG")
    public void everybodyCanReadDocumentation() {
        operations.everybodyCanReadHowToTalkToCampusG();
    }
}
