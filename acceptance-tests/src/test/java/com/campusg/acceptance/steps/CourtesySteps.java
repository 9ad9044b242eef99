package com.campusg.acceptance.steps;

import com.campusg.acceptance.driver.CampusGDriver;
import com.campusg.acceptance.driver.Cast;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;

/** Requests that lead nowhere. */
public class CourtesySteps {

    private final Cast cast;
    private final CampusGDriver campusG;

    public CourtesySteps(Cast cast, CampusGDriver campusG) {
        this.cast = cast;
        this.campusG = campusG;
    }

    @When("^Ada (asks for .*|tries to .*|asks with .*|looks for herself .*)$")
    public void asksOddly(String how) {
        campusG.askOddly(cast.person("Ada"), how);
    }

    @When("a stranger without a pass asks for a page that is not there")
    public void strangerAsksForNothing() {
        campusG.askForNothingWithoutPass();
    }

    @Then("^CampusG answers politely that (.*)$")
    public void answersPolitely(String what) {
        campusG.answersPolitely(what);
    }

    @Then("the answer gives away nothing of CampusG's insides")
    public void givesNothingAway() {
        campusG.answerGivesNothingAway();
    }
}
