package com.campusg.acceptance.steps;

import com.campusg.acceptance.campus.Campus;
import com.campusg.acceptance.driver.CampusGDriver;
import com.campusg.acceptance.driver.Cast;
import com.campusg.acceptance.driver.ClerkDriver;
import com.campusg.acceptance.driver.KeysDriver;
import com.campusg.acceptance.driver.Person;
import com.campusg.acceptance.driver.Refusal;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;

/** Passes, the keys that they are signed with, and the pages that they are made for. */
public class PassSteps {

    private final Cast cast;
    private final ClerkDriver clerk;
    private final CampusGDriver campusG;
    private final KeysDriver keys;

    public PassSteps(Cast cast, ClerkDriver clerk, CampusGDriver campusG, KeysDriver keys) {
        this.cast = cast;
        this.clerk = clerk;
        this.campusG = campusG;
        this.keys = keys;
    }

    @When("^(Ada) shows a pass that ((?:(?! while ).)*)$")
    public void showsPassThat(String person, String how) {
        campusG.showPassThat(cast.person(person), how);
    }

    @When("{person}'s browser carries her pass along")
    public void carriesPass(Person person) {
        campusG.carryPass(person);
    }

    @When("{person} shows a pass that ran out a minute ago while her browser carries a good one along")
    public void showsBadCarriesGood(Person person) {
        campusG.showPassThatWhileCarrying(person, "ran out a minute ago", "is in perfect order");
    }

    @When("{person} shows a good pass while her browser carries one along that ran out a minute ago")
    public void showsGoodCarriesBad(Person person) {
        campusG.showPassThatWhileCarrying(person, "is in perfect order", "ran out a minute ago");
    }

    @Then("CampusG refuses it because {reason}")
    public void refuses(Refusal reason) {
        campusG.refuses(reason);
    }

    @Then("CampusG lets her in")
    public void letsIn() {
        campusG.letsIn(cast.person("Ada"));
    }

    @When("the browser asks whether CampusG's own page may inquire")
    public void ownPageInquires() {
        campusG.asksWhetherPageMayInquire(Campus.OWN_PAGE);
    }

    @When("the browser asks whether a stranger's page may inquire")
    public void strangersPageInquires() {
        campusG.asksWhetherPageMayInquire("https://mallory.example");
    }

    @Then("CampusG lets the page inquire")
    public void letsPageInquire() {
        campusG.letsPageInquire();
    }

    @Then("CampusG does not let the page inquire")
    public void doesNotLetPageInquire() {
        campusG.doesNotLetPageInquire();
    }

    @Given("a CampusG that knows Clerk's keys")
    public void knowsKeys() {
        keys.startCampusGThatKnowsThem(cast.person("Ada"));
    }

    @Given("a CampusG that was told Clerk's key and never reached Clerk")
    public void wasToldKey() {
        keys.startCampusGThatIsToldTheKey(cast.person("Ada"));
    }

    @Given("a CampusG that never reached Clerk")
    public void neverReachedClerk() {
        keys.startCampusGThatDoesNotKnowThem(cast.person("Ada"));
    }

    @Then("{person} gets in with a new pass")
    public void getsInWithNewPass(Person person) {
        keys.getsInWithNewPass(person);
    }

    @Then("{person} gets in with the pass that she had before")
    public void getsInWithPassFromBefore(Person person) {
        keys.getsInWithPassFromBefore(person);
    }

    @Then("CampusG cannot tell whether a new pass is good")
    public void cannotTell() {
        keys.cannotTellWhetherNewPassIsGood(cast.person("Ada"));
    }

    @Then("{person} gets in as soon as Clerk is in reach")
    public void getsInAsSoonAsPossible(Person person) {
        clerk.keysOutOfReach(false);
        keys.getsInAsSoonAsPossible(person);
    }

    @When("somebody shows {int} passes with keys that were made up")
    public void showsMadeUpKeys(int count) {
        keys.showPassesWithMadeUpKeys(cast.person("Ada"), count);
    }

    @Then("CampusG lets none of them in")
    public void letsNobodyIn() {
        keys.letNobodyIn();
    }

    @Then("CampusG has hardly asked Clerk for its keys")
    public void askedHardlyMore() {
        keys.askedHardlyMore();
    }
}
