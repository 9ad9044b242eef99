package com.campusg.acceptance.steps;

import com.campusg.acceptance.driver.DatabaseDriver;
import com.campusg.acceptance.driver.DeliveryDriver;
import com.campusg.acceptance.driver.DeliveryOutcome;
import com.campusg.acceptance.driver.Person;
import com.campusg.acceptance.driver.ScenarioUsers;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.time.Duration;

/** Deliveries in an order and a form that the scenario chooses, and their outcomes. */
public class DeliverySteps {

    private final ScenarioUsers users;
    private final DeliveryDriver deliveries;
    private final DatabaseDriver database;

    public DeliverySteps(ScenarioUsers users, DeliveryDriver deliveries, DatabaseDriver database) {
        this.users = users;
        this.deliveries = deliveries;
        this.database = database;
    }

    // State in Clerk

    @Given("{person} has signed up, but the delivery has not arrived yet")
    public void hasSignedUpWithoutDelivery(Person person) {
        deliveries.prepareSignUp(person);
    }

    @Given("{person} has the addresses {address} and {address} in Clerk")
    public void hasAddresses(Person person, String first, String second) {
        users.hasAddresses(person, first, second);
    }

    @Given("{person} has made {address} her primary address")
    public void hasMadePrimary(Person person, String address) {
        users.hasMadePrimary(person, address);
    }

    @Given("{person}'s primary address is one that Clerk does not list")
    public void hasUnlistedPrimaryAddress(Person person) {
        users.hasUnlistedPrimaryAddress(person);
    }

    @Given("{person} has the unverified address {address}")
    public void hasUnverifiedAddress(Person person, String address) {
        users.hasUnverifiedAddress(person, address);
    }

    @Given("{person}'s first name was {string} on Monday and {string} on Tuesday")
    public void hadFirstNames(Person person, String onMonday, String onTuesday) {
        users.hadFirstNames(person, onMonday, onTuesday);
    }

    @Given("{person} signed up as {string} on Monday and changed her first name to {string} on Tuesday")
    public void signedUpAs(Person person, String onMonday, String onTuesday) {
        users.hadFirstNames(person, onMonday, onTuesday);
    }

    @Given("Clerk recorded at the same time that {person}'s first name is {string} and then {string}")
    public void recordedAtSameTime(Person person, String first, String then) {
        deliveries.prepareTwoOfTheSameTime(person, first, then, false);
    }

    @Given(
            "Clerk recorded at the same time that {person}'s first name is {string} and then, with a time in seconds, {string}")
    public void recordedAtSameTimeInSeconds(Person person, String first, String then) {
        deliveries.prepareTwoOfTheSameTime(person, first, then, true);
    }

    // Deliveries of Clerk

    @When("Clerk delivers {person}'s sign-up")
    public void deliversSignUp(Person person) {
        deliveries.deliverSignUp(person);
    }

    @Given("Clerk has delivered {person}'s sign-up")
    public void hasDeliveredSignUp(Person person) {
        deliveries.hasDeliveredSignUp(person);
    }

    @Given("Clerk has delivered {person}'s sign-up with the first name {string}")
    public void hasDeliveredSignUpWithFirstName(Person person, String firstName) {
        users.hasFirstName(person, firstName);
        deliveries.hasDeliveredSignUp(person);
    }

    @When("Clerk delivers {person}'s sign-up of Monday")
    public void deliversSignUpOfMonday(Person person) {
        deliveries.deliverSignUpOfMonday(person);
    }

    @When("Clerk delivers {person}'s sign-up with many unknown fields")
    public void deliversSignUpWithUnknownFields(Person person) {
        deliveries.deliverSignUpWithUnknownFields(person);
    }

    @When("Clerk delivers {person}'s change of {day}")
    public void deliversChangeOf(Person person, String day) {
        deliveries.deliverChangeOf(person, day);
    }

    @When("Clerk delivers {person}'s change of {day} in a new delivery")
    public void deliversChangeInNewDelivery(Person person, String day) {
        deliveries.deliverChangeOf(person, day);
    }

    @Given("Clerk has delivered {person}'s change of {day}")
    public void hasDeliveredChangeOf(Person person, String day) {
        deliveries.hasDeliveredChangeOf(person, day);
    }

    @When("Clerk delivers the change of {person}'s first name to {string}")
    public void deliversChangeOfFirstName(Person person, String firstName) {
        deliveries.deliverChangeOfFirstName(person, firstName);
    }

    @Given("Clerk has delivered the change of {person}'s first name to {string}")
    public void hasDeliveredChangeOfFirstName(Person person, String firstName) {
        deliveries.hasDeliveredChangeOfFirstName(person, firstName);
    }

    @Given("Clerk was unable to deliver the change of {person}'s first name to {string}")
    public void wasUnableToDeliver(Person person, String firstName) {
        deliveries.deliverChangeOfFirstName(person, firstName);
        deliveries.check(DeliveryOutcome.UNAVAILABLE);
    }

    @When("Clerk delivers {person}'s profile with tomorrow's timestamp")
    public void deliversProfileAsOfTomorrow(Person person) {
        deliveries.deliverProfileAsOf(person, "tomorrow");
    }

    @When("Clerk delivers {person}'s deletion")
    public void deliversDeletion(Person person) {
        deliveries.deliverDeletion(person);
    }

    @Given("Clerk has delivered {person}'s deletion")
    public void hasDeliveredDeletion(Person person) {
        deliveries.hasDeliveredDeletion(person);
    }

    @When("the two deliveries arrive in order")
    public void arriveInOrder() {
        deliveries.sendBoth(users.person("Ada"), true);
    }

    @When("the two deliveries arrive in reverse order")
    public void arriveInReverseOrder() {
        deliveries.sendBoth(users.person("Ada"), false);
    }

    // Repeated deliveries

    @When("the same delivery arrives again")
    public void arrivesAgain() {
        deliveries.resendLast();
    }

    @When("the first delivery arrives again")
    public void firstArrivesAgain() {
        deliveries.resendFirst();
    }

    @When("the same delivery arrives with a valid signature")
    public void arrivesWithValidSignature() {
        deliveries.resendLast();
    }

    // Secrets

    @When("Clerk delivers {person}'s sign-up, signed with the old secret")
    public void deliversWithOldSecret(Person person) {
        deliveries.deliverWithOldSecret(person);
    }

    @When("Clerk delivers {person}'s sign-up, signed with the new secret")
    public void deliversWithNewSecret(Person person) {
        deliveries.deliverSignUp(person);
    }

    @When("Clerk delivers {person}'s sign-up, signed with both secrets")
    public void deliversWithBothSecrets(Person person) {
        deliveries.deliverWithBothSecrets(person);
    }

    @Given("Clerk has delivered {person}'s sign-up, signed with the old secret")
    public void hasDeliveredWithOldSecret(Person person) {
        deliveries.hasDeliveredWithOldSecret(person);
    }

    @When("the same delivery arrives again, signed with the new secret")
    public void arrivesAgainWithNewSecret() {
        deliveries.resendLast();
    }

    // Forms of deliveries

    @When("^a change of (Ada)'s first name to \"(\\w+)\" arrives (.*)$")
    public void arrivesInForm(String person, String firstName, String form) {
        deliveries.sendInForm(users.person(person), firstName, form);
    }

    @Given("^a change of (Ada)'s first name to \"(\\w+)\" has arrived (signed with a foreign secret)$")
    public void hasArrivedForged(String person, String firstName, String form) {
        deliveries.sendInForm(users.person(person), firstName, form);
        deliveries.check(DeliveryOutcome.FORGED);
    }

    @When("a change of {person}'s first name to {string}, signed {int} minutes ago, arrives")
    public void arrivesSignedMinutesAgo(Person person, String firstName, int minutes) {
        deliveries.sendSigned(person, firstName, Duration.ofMinutes(-minutes));
    }

    @When("a change of {person}'s first name to {string}, signed {int} days ago, arrives")
    public void arrivesSignedDaysAgo(Person person, String firstName, int days) {
        deliveries.sendSigned(person, firstName, Duration.ofDays(-days));
    }

    @When("a change of {person}'s first name to {string}, signed {int} minutes from now, arrives")
    public void arrivesSignedMinutesFromNow(Person person, String firstName, int minutes) {
        deliveries.sendSigned(person, firstName, Duration.ofMinutes(minutes));
    }

    @When("^a signed delivery arrives that (.*)$")
    public void unreadableArrives(String flaw) {
        deliveries.sendUnreadable(flaw);
    }

    @Given("^a signed delivery has arrived that (.*)$")
    public void unreadableHasArrived(String flaw) {
        deliveries.sendUnreadable(flaw);
        deliveries.check(DeliveryOutcome.PARKED);
    }

    @When("^a signed delivery about (.*) arrives$")
    public void arrivesAboutOtherSubject(String subject) {
        deliveries.sendAboutOtherSubject(subject);
    }

    @When("^a delivery arrives that (.*)$")
    public void unsupportedArrives(String form) {
        deliveries.sendUnsupported(users.person("Ada"), form);
    }

    // Outcomes

    @Then("CampusG {outcome}")
    public void hasOutcome(DeliveryOutcome outcome) {
        deliveries.check(outcome);
    }

    @Then("the delivery is stored in the database")
    public void isStored() {
        database.holdsLastDeliveryOnce();
    }

    @Then("the delivery is stored in the database only once")
    public void isStoredOnce() {
        database.holdsLastDeliveryOnce();
    }

    @Then("the truncated delivery is erased from the database")
    public void truncatedDeliveryIsErased() {
        database.holdsNothingOfSecondLastDelivery();
    }

    @Then("the delivery is not stored in the database")
    public void isNotStored() {
        database.holdsNothingOfLastDelivery();
    }
}
