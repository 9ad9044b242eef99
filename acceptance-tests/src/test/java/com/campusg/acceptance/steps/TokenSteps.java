package com.campusg.acceptance.steps;

import com.campusg.acceptance.driver.CampusGDriver;
import com.campusg.acceptance.driver.ClerkDriver;
import com.campusg.acceptance.driver.Person;
import com.campusg.acceptance.driver.ScenarioUsers;
import com.campusg.acceptance.driver.SigningKeyDriver;
import com.campusg.acceptance.driver.TokenRefusal;
import com.campusg.testing.environment.TestEnvironment;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;

/** Session tokens, signing keys and cross-origin requests. */
public class TokenSteps {

    private final ScenarioUsers users;
    private final ClerkDriver clerk;
    private final CampusGDriver campusG;
    private final SigningKeyDriver keys;

    public TokenSteps(ScenarioUsers users, ClerkDriver clerk, CampusGDriver campusG, SigningKeyDriver keys) {
        this.users = users;
        this.clerk = clerk;
        this.campusG = campusG;
        this.keys = keys;
    }

    @When("^(Ada) sends a session token that (.*)$")
    public void sendsTokenThat(String person, String how) {
        campusG.sendTokenThat(users.person(person), how);
    }

    @When("{person}'s browser sends her session token in the cookie")
    public void sendsTokenInCookie(Person person) {
        campusG.sendTokenInCookie(person);
    }

    @When("{person} sends an expired session token while her browser sends a valid cookie")
    public void sendsExpiredTokenAndValidCookie(Person person) {
        campusG.sendTokenAndCookieThat(person, "expired a minute ago", "is valid");
    }

    @When("{person} sends a valid session token while her browser sends an expired cookie")
    public void sendsValidTokenAndExpiredCookie(Person person) {
        campusG.sendTokenAndCookieThat(person, "is valid", "expired a minute ago");
    }

    @Then("CampusG rejects the request because {reason}")
    public void rejects(TokenRefusal reason) {
        campusG.rejects(reason);
    }

    @Then("CampusG accepts it")
    public void accepts() {
        campusG.accepts(users.person("Ada"));
    }

    @When("the browser asks whether CampusG's own page may send requests")
    public void ownPageSendsPreflight() {
        campusG.sendPreflight(TestEnvironment.OWN_PAGE);
    }

    @When("the browser asks whether a foreign page may send requests")
    public void foreignPageSendsPreflight() {
        campusG.sendPreflight("https://mallory.example");
    }

    @Then("CampusG permits the page to send requests")
    public void permitsPage() {
        campusG.permitsPage();
    }

    @Then("CampusG does not permit the page to send requests")
    public void doesNotPermitPage() {
        campusG.doesNotPermitPage();
    }

    @Given("a CampusG that has cached Clerk's keys")
    public void hasCachedKeys() {
        keys.startCampusGWithCachedKeys(users.person("Ada"));
    }

    @Given("a CampusG with a configured key that has never reached Clerk")
    public void hasConfiguredKey() {
        keys.startCampusGWithConfiguredKey(users.person("Ada"));
    }

    @Given("a CampusG that has never reached Clerk")
    public void hasNeverReachedClerk() {
        keys.startCampusGWithoutKeys(users.person("Ada"));
    }

    @Then("CampusG accepts a new session token of {person}")
    public void acceptsNewToken(Person person) {
        keys.acceptsNewToken(person);
    }

    @Then("CampusG accepts the session token that {person} had before")
    public void acceptsEarlierToken(Person person) {
        keys.acceptsEarlierToken(person);
    }

    @Then("CampusG is unable to verify a new session token of {person}")
    public void cannotVerifyNewToken(Person person) {
        keys.cannotVerifyNewToken(person);
    }

    @Then("CampusG accepts {person} as soon as Clerk is available")
    public void acceptsEventually(Person person) {
        clerk.makeKeysUnavailable(false);
        keys.acceptsEventually(person);
    }

    @When("somebody sends {int} session tokens with unknown key ids")
    public void sendsTokensWithUnknownKeyIds(int count) {
        keys.sendTokensWithUnknownKeyIds(users.person("Ada"), count);
    }

    @Then("CampusG rejects all of them")
    public void rejectsAll() {
        keys.rejectedAll();
    }

    @Then("CampusG has requested Clerk's keys at most twice")
    public void requestedKeysAtMostTwice() {
        keys.requestedKeysAtMostTwice();
    }
}
