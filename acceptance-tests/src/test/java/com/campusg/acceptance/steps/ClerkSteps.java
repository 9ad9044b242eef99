package com.campusg.acceptance.steps;

import com.campusg.acceptance.driver.CampusGDriver;
import com.campusg.acceptance.driver.ClerkDriver;
import com.campusg.acceptance.driver.DeliveryOutcome;
import com.campusg.acceptance.driver.Person;
import com.campusg.acceptance.driver.ScenarioUsers;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;

/** Changes in Clerk, which Clerk delivers by itself. */
public class ClerkSteps {

    private final ScenarioUsers users;
    private final ClerkDriver clerk;
    private final CampusGDriver campusG;

    public ClerkSteps(ScenarioUsers users, ClerkDriver clerk, CampusGDriver campusG) {
        this.users = users;
        this.clerk = clerk;
        this.campusG = campusG;
    }

    @When("{person} {word} signs up with {address}")
    public void signsUp(Person person, String lastName, String address) {
        clerk.signUp(person, lastName, address);
    }

    @Given("{person} {word} has signed up with {address}")
    public void hasSignedUp(Person person, String lastName, String address) {
        clerk.signUp(person, lastName, address);
        campusG.rememberProfile(person);
    }

    @When("{person} signs up with only the phone number {phone}")
    public void signsUpByPhone(Person person, String number) {
        clerk.signUpByPhone(person, number);
    }

    @Given("{person} has signed up with only the phone number {phone}")
    public void hasSignedUpByPhone(Person person, String number) {
        clerk.signUpByPhone(person, number);
        campusG.rememberProfile(person);
    }

    @Given("{person} has signed up with a complete profile")
    public void hasSignedUpWithCompleteProfile(Person person) {
        clerk.signUpWithCompleteProfile(person, users);
        campusG.rememberProfile(person);
    }

    @When("{person} signs up with {person}'s former address")
    public void signsUpWithAddressOf(Person person, Person former) {
        clerk.signUpWithAddressOf(person, former);
    }

    @When("{person} changes her e-mail to {address} in Clerk")
    public void changesEmail(Person person, String address) {
        clerk.changeEmail(person, address);
    }

    @When("{person} changes her name to \"{word} {word}\" in Clerk")
    public void changesName(Person person, String firstName, String lastName) {
        clerk.rename(person, firstName, lastName);
    }

    @When("{person} removes her names in Clerk")
    public void removesNames(Person person) {
        clerk.rename(person, null, null);
    }

    @Given("{person} has added the phone number {phone} in Clerk")
    public void hasAddedPhoneNumber(Person person, String number) {
        clerk.addPhoneNumber(person, number);
    }

    @When("{person} removes her phone number in Clerk")
    public void removesPhoneNumber(Person person) {
        clerk.removePhoneNumber(person);
    }

    @When("{person} chooses the username {string} in Clerk")
    public void choosesUsername(Person person, String username) {
        clerk.chooseUsername(person, users.unique(username));
    }

    @When("{person} is banned in Clerk")
    public void isBanned(Person person) {
        clerk.ban(person);
    }

    @When("{person}'s ban is lifted in Clerk")
    public void isUnbanned(Person person) {
        clerk.unban(person);
    }

    @When("{person} deletes her account in Clerk")
    public void deletesAccount(Person person) {
        clerk.delete(person);
    }

    @Given("{person} has deleted her account in Clerk")
    public void hasDeletedAccount(Person person) {
        clerk.delete(person);
        campusG.tellsThatDeleted(person);
    }

    @When("Clerk resends all deliveries about {person}")
    public void resendsAll(Person person) {
        clerk.resendAll(person);
    }

    @Given("Clerk has failed to deliver {person}'s sign-up")
    public void hasFailedToDeliver(Person person) {
        clerk.hasFailedToDeliver(person);
    }

    @Then("CampusG recognizes each of them as a duplicate")
    public void recognizesDuplicates() {
        clerk.checkOutcomesOfResent(DeliveryOutcome.DUPLICATE);
    }

    @When("Clerk is unavailable")
    public void isUnavailable() {
        clerk.makeKeysUnavailable(true);
    }

    @When("Clerk rotates its key with a new key id")
    public void rotatesKey() {
        clerk.rotateKey(false);
    }

    @When("Clerk rotates its key with the same key id")
    public void rotatesKeyWithSameId() {
        clerk.rotateKey(true);
    }
}
