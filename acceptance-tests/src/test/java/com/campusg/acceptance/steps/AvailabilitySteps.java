package com.campusg.acceptance.steps;

import com.campusg.acceptance.driver.CampusGDriver;
import com.campusg.acceptance.driver.DatabaseDriver;
import com.campusg.acceptance.driver.MonitoringDriver;
import com.campusg.acceptance.driver.Person;
import com.campusg.acceptance.driver.ScenarioUsers;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;

/** Outages of the database, health, metrics and API documentation. */
public class AvailabilitySteps {

    private final ScenarioUsers users;
    private final DatabaseDriver database;
    private final CampusGDriver campusG;
    private final MonitoringDriver monitoring;

    public AvailabilitySteps(
            ScenarioUsers users, DatabaseDriver database, CampusGDriver campusG, MonitoringDriver monitoring) {
        this.users = users;
        this.database = database;
        this.campusG = campusG;
        this.monitoring = monitoring;
    }

    @Given("the database is unavailable")
    public void databaseIsUnavailable() {
        database.stop();
    }

    @When("the database is available again")
    public void databaseIsAvailableAgain() {
        database.restart();
    }

    @Given("CampusG has reconnected to its database")
    public void hasReconnected() {
        database.restart();
        monitoring.isReady(true);
    }

    @Then("CampusG tells {person} that it is unavailable")
    public void tellsThatUnavailable(Person person) {
        campusG.tellsThatUnavailable(person);
    }

    @Then("CampusG reports that it is alive and ready")
    public void isAliveAndReady() {
        monitoring.isAlive();
        monitoring.isReady(true);
    }

    @Then("CampusG reports that it is alive but not ready")
    public void isAliveButNotReady() {
        monitoring.isAlive();
        monitoring.isReady(false);
    }

    @Then("operators can read the metrics")
    public void operatorsCanReadMetrics() {
        monitoring.operatorsCanReadMetrics();
    }

    @Then("the public cannot")
    public void publicCannotReadMetrics() {
        monitoring.publicCannotReadMetrics(users.person("Ada"));
    }

    @Then("everybody can read the API documentation")
    public void everybodyCanReadApiDocumentation() {
        monitoring.everybodyCanReadApiDocumentation();
    }
}
