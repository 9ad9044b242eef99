package com.campusg.acceptance.steps;

import com.campusg.acceptance.driver.CampusGDriver;
import com.campusg.acceptance.driver.ScenarioUsers;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;

/** Requests without a valid target or in an unsupported form. */
public class ErrorResponseSteps {

    private final ScenarioUsers users;
    private final CampusGDriver campusG;

    public ErrorResponseSteps(ScenarioUsers users, CampusGDriver campusG) {
        this.users = users;
        this.campusG = campusG;
    }

    @When("^Ada (requests a page .*|requests an? .*address.*|tries to .*|looks herself up with .*)$")
    public void sendsInvalidRequest(String how) {
        campusG.sendInvalidRequest(users.person("Ada"), how);
    }

    @When("somebody without a token requests a page that does not exist")
    public void requestsMissingPageWithoutToken() {
        campusG.requestMissingPageWithoutToken();
    }

    @Then("^CampusG answers that (nothing was found|this is not supported|the request is malformed"
            + "|the content is too large|the format is unsupported)$")
    public void answersWithProblem(String what) {
        campusG.answersWithProblem(what);
    }

    @Then("the answer contains no internal details")
    public void containsNoInternalDetails() {
        campusG.responseContainsNoInternalDetails();
    }
}
