package com.campusg.acceptance.steps;

import com.campusg.acceptance.driver.CampusGDriver;
import com.campusg.acceptance.driver.Cast;
import com.campusg.acceptance.driver.ClerkDriver;
import com.campusg.acceptance.driver.Person;
import com.campusg.acceptance.driver.Verdict;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;

/** What people do at Clerk, of which Clerk then tells CampusG by itself. */
public class ClerkSteps {

    private final Cast cast;
    private final ClerkDriver clerk;
    private final CampusGDriver campusG;

    public ClerkSteps(Cast cast, ClerkDriver clerk, CampusGDriver campusG) {
        this.cast = cast;
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
        campusG.look(person);
    }

    @When("{person} signs up with the phone number {phone} and nothing else")
    public void signsUpByPhone(Person person, String number) {
        clerk.signUpByPhone(person, number);
    }

    @Given("{person} has signed up with the phone number {phone} and nothing else")
    public void hasSignedUpByPhone(Person person, String number) {
        clerk.signUpByPhone(person, number);
        campusG.look(person);
    }

    @Given("{person} has signed up and told Clerk all about herself")
    public void hasSignedUpWithEverything(Person person) {
        clerk.signUpWithEverything(person, cast);
        campusG.look(person);
    }

    @When("{person} signs up with {person}'s old address")
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
        clerk.chooseUsername(person, cast.own(username));
    }

    @When("{person} deletes her account in Clerk")
    public void deletesAccount(Person person) {
        clerk.delete(person);
    }

    @Given("{person} has deleted her account in Clerk")
    public void hasDeletedAccount(Person person) {
        clerk.delete(person);
        campusG.tellsThatGone(person);
    }

    @When("Clerk sends all its notices about {person} again")
    public void sendsAllAgain(Person person) {
        clerk.sendAllAgain(person);
    }

    @Given("Clerk tries in vain to tell CampusG of {person}")
    public void triesInVain(Person person) {
        clerk.triesInVain(person);
    }

    @Then("CampusG took each of them as heard before")
    public void tookEachAsHeardBefore() {
        clerk.checkAnswersToResent(Verdict.DUPLICATE);
    }

    @When("Clerk is out of reach")
    public void isOutOfReach() {
        clerk.keysOutOfReach(true);
    }

    @When("Clerk changes its key and gives it a name of its own")
    public void changesKey() {
        clerk.changeKey(false);
    }

    @When("Clerk changes its key and gives it the old one's name")
    public void changesKeyUnderTheSameName() {
        clerk.changeKey(true);
    }
}
