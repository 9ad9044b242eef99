package com.campusg.acceptance.steps;

import com.campusg.acceptance.driver.Cast;
import com.campusg.acceptance.driver.DatabaseDriver;
import com.campusg.acceptance.driver.NoticeDriver;
import com.campusg.acceptance.driver.Person;
import com.campusg.acceptance.driver.Verdict;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.time.Duration;

/** Notices that reach CampusG in an order and a shape that a scenario chooses, and what CampusG makes of them. */
public class NoticeSteps {

    private final Cast cast;
    private final NoticeDriver notices;
    private final DatabaseDriver database;

    public NoticeSteps(Cast cast, NoticeDriver notices, DatabaseDriver database) {
        this.cast = cast;
        this.notices = notices;
        this.database = database;
    }

    // What Clerk has to tell

    @Given("{person} has signed up, but his/her notice is still on its way")
    public void hasSignedUpUnheard(Person person) {
        notices.writeSignUp(person);
    }

    @Given("{person} has the addresses {address} and {address} at Clerk")
    public void hasAddresses(Person person, String first, String second) {
        cast.hasAddresses(person, first, second);
    }

    @Given("{person} has made {address} her primary address")
    public void hasMadePrimary(Person person, String address) {
        cast.hasMadePrimary(person, address);
    }

    @Given("{person}'s primary address is one that Clerk does not list")
    public void hasUnlistedPrimaryAddress(Person person) {
        cast.hasUnlistedPrimaryAddress(person);
    }

    @Given("{person} has given the address {address}, but not confirmed it")
    public void hasUnconfirmedAddress(Person person, String address) {
        cast.hasUnconfirmedAddress(person, address);
    }

    @Given("{person} was called {string} on Monday and {string} on Tuesday")
    public void wasCalled(Person person, String onMonday, String onTuesday) {
        cast.wasCalled(person, onMonday, onTuesday);
    }

    @Given("{person} signed up as {string} on Monday and was called {string} on Tuesday")
    public void signedUpAs(Person person, String onMonday, String onTuesday) {
        cast.wasCalled(person, onMonday, onTuesday);
    }

    @Given("Clerk wrote of the same moment first that {person} is called {string} and then that she is called {string}")
    public void wroteTwoOfTheSameMoment(Person person, String first, String then) {
        notices.writeTwoOfTheSameMoment(person, first, then, false);
    }

    @Given(
            "Clerk wrote of the same moment first that {person} is called {string} and then, to the second, that she is called {string}")
    public void wroteTwoOfTheSameMomentTheLaterInSeconds(Person person, String first, String then) {
        notices.writeTwoOfTheSameMoment(person, first, then, true);
    }

    // Clerk tells it

    @When("Clerk tells CampusG of {person}")
    public void tellsOf(Person person) {
        notices.tellOf(person);
    }

    @Given("Clerk has told CampusG of {person}")
    public void hasToldOf(Person person) {
        notices.hasToldOf(person);
    }

    @When("Clerk tells CampusG of {person}'s {day}")
    public void tellsOfDay(Person person, String day) {
        notices.tellOfDay(person, day);
    }

    @When("Clerk tells CampusG of {person}'s {day} in a new notice")
    public void tellsOfDayInNewNotice(Person person, String day) {
        notices.tellOfDay(person, day);
    }

    @Given("Clerk has told CampusG of {person}'s {day}")
    public void hasToldOfDay(Person person, String day) {
        notices.hasToldOfDay(person, day);
    }

    @When("Clerk tells CampusG of {person}'s sign-up")
    public void tellsOfSignUp(Person person) {
        notices.tellOfSignUp(person);
    }

    @When("Clerk tells CampusG that {person} is called {string} now")
    public void tellsThatCalled(Person person, String firstName) {
        notices.tellThatCalled(person, firstName);
    }

    @Given("Clerk has told CampusG that {person} is called {string} now")
    public void hasToldThatCalled(Person person, String firstName) {
        notices.hasToldThatCalled(person, firstName);
    }

    @Given("Clerk has told CampusG that {person} is called {string}")
    public void hasToldOfNamesake(Person person, String firstName) {
        cast.isCalled(person, firstName);
        notices.hasToldOf(person);
    }

    @When("Clerk tells CampusG of {person} once more, as of tomorrow")
    public void tellsAsOfTomorrow(Person person) {
        notices.tellAsOf(person, "tomorrow");
    }

    @When("Clerk tells CampusG that {person} is gone")
    public void tellsThatGone(Person person) {
        notices.tellThatGone(person);
    }

    @Given("Clerk has told CampusG that {person} is gone")
    public void hasToldThatGone(Person person) {
        notices.hasToldThatGone(person);
    }

    @When("the two notices come in the order of writing")
    public void comeInOrder() {
        notices.sendTheTwo(cast.person("Ada"), true);
    }

    @When("the two notices come the other way round")
    public void comeTheOtherWayRound() {
        notices.sendTheTwo(cast.person("Ada"), false);
    }

    @When("Clerk tells CampusG of {person}, with much that CampusG has never heard of")
    public void tellsOfMuchUnknown(Person person) {
        notices.tellOfMuchUnknown(person);
    }

    @Given("Clerk was not able to tell CampusG that {person} is called {string} now")
    public void wasNotAbleToTell(Person person, String firstName) {
        notices.tellThatCalled(person, firstName);
        notices.check(Verdict.UNAVAILABLE);
    }

    // Again

    @When("the same notice comes again")
    public void comesAgain() {
        notices.sendTheLastAgain();
    }

    @When("the first notice comes again")
    public void firstComesAgain() {
        notices.sendTheFirstAgain();
    }

    @When("the same notice comes with Clerk's own signature")
    public void comesWithClerksSignature() {
        notices.sendTheLastAgain();
    }

    // With which secret

    @When("Clerk tells CampusG of {person}, signed with the old secret")
    public void tellsWithOldSecret(Person person) {
        notices.tellWithOldSecret(person);
    }

    @When("Clerk tells CampusG of {person}, signed with the new secret")
    public void tellsWithNewSecret(Person person) {
        notices.tellOf(person);
    }

    @When("Clerk tells CampusG of {person}, signed with both secrets")
    public void tellsWithBothSecrets(Person person) {
        notices.tellWithBothSecrets(person);
    }

    @Given("Clerk has told CampusG of {person}, signed with the old secret")
    public void hasToldWithOldSecret(Person person) {
        notices.hasToldWithOldSecret(person);
    }

    @When("the same notice comes again, signed with the new secret")
    public void comesAgainWithNewSecret() {
        notices.sendTheLastAgain();
    }

    // From whomever

    @When("^a notice that (Ada) is called \"(\\w+)\" comes (with.*|signed.*|under.*|at a time.*)$")
    public void comesUnusually(String person, String firstName, String how) {
        notices.sendUnusually(cast.person(person), firstName, how);
    }

    @Given("^a notice that (Ada) is called \"(\\w+)\" came (signed with a stranger's secret)$")
    public void cameUnusually(String person, String firstName, String how) {
        notices.sendUnusually(cast.person(person), firstName, how);
        notices.check(Verdict.FORGED);
    }

    @When("a notice that {person} is called {string}, signed {int} minutes ago, comes")
    public void comesSignedMinutesAgo(Person person, String firstName, int minutes) {
        notices.sendSigned(person, firstName, Duration.ofMinutes(-minutes));
    }

    @When("a notice that {person} is called {string}, signed {int} days ago, comes")
    public void comesSignedDaysAgo(Person person, String firstName, int days) {
        notices.sendSigned(person, firstName, Duration.ofDays(-days));
    }

    @When("a notice that {person} is called {string}, signed {int} minutes from now, comes")
    public void comesSignedMinutesFromNow(Person person, String firstName, int minutes) {
        notices.sendSigned(person, firstName, Duration.ofMinutes(minutes));
    }

    @When("^a genuine notice comes that (.*)$")
    public void comesAsPuzzle(String how) {
        notices.sendPuzzle(how);
    }

    @Given("^a genuine notice came that (.*)$")
    public void cameAsPuzzle(String how) {
        notices.sendPuzzle(how);
        notices.check(Verdict.PARKED);
    }

    @When("^a genuine notice comes about (.*)$")
    public void comesOfOtherThings(String what) {
        notices.sendOfOtherThings(what);
    }

    @When("^a notice comes that (.*)$")
    public void comesUnfit(String how) {
        notices.sendUnfit(cast.person("Ada"), how);
    }

    // What CampusG makes of it

    @Then("CampusG {verdict}")
    public void judges(Verdict verdict) {
        notices.check(verdict);
    }

    @Then("the notice is kept in the database")
    public void isKept() {
        database.holdsTheLastNotice();
    }

    @Then("the notice is kept in the database only once")
    public void isKeptOnce() {
        database.holdsTheLastNotice();
    }

    @Then("nothing of the broken notice is kept in the database")
    public void brokenOneIsNotKept() {
        database.holdsNothingOfTheNoticeBeforeTheLast();
    }

    @Then("nothing of the notice is kept in the database")
    public void isNotKept() {
        database.holdsNothingOfTheLastNotice();
    }
}
