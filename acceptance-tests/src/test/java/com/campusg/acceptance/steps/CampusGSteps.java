package com.campusg.acceptance.steps;

import com.campusg.acceptance.driver.CampusGDriver;
import com.campusg.acceptance.driver.DatabaseDriver;
import com.campusg.acceptance.driver.Person;
import com.campusg.acceptance.driver.ScenarioUsers;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.Map;

/** The users' own profiles. */
public class CampusGSteps {

    private final ScenarioUsers users;
    private final CampusGDriver campusG;
    private final DatabaseDriver database;

    public CampusGSteps(ScenarioUsers users, CampusGDriver campusG, DatabaseDriver database) {
        this.users = users;
        this.campusG = campusG;
        this.database = database;
    }

    @When("{person} requests his/her profile")
    public void requestsProfile(Person person) {
        campusG.requestProfile(person);
    }

    @Given("Ben has been asked to try again shortly")
    public void hasBeenAskedToTryAgain() {
        campusG.tellsToTryAgain(users.person("Ben"));
    }

    @Given("Ada has requested her profile")
    public void hasRequestedProfile() {
        campusG.rememberProfile(users.person("Ada"));
    }

    @Then("CampusG shows {person}:")
    public void shows(Person person, Map<String, String> expected) {
        campusG.shows(person, users.unique(expected));
    }

    @Then("CampusG shows {person} with {address}")
    public void showsWithAddress(Person person, String address) {
        campusG.shows(person, Map.of("e-mail", address));
    }

    @Then("CampusG shows {person} with {address} after Clerk's next attempt")
    public void showsWithAddressLater(Person person, String address) {
        campusG.shows(person, Map.of("e-mail", address));
    }

    @Then("CampusG shows {person} with {person}'s former address")
    public void showsWithAddressOf(Person person, Person former) {
        campusG.shows(person, Map.of("e-mail", users.addressOf(former)));
    }

    @Then("CampusG shows {person} with the first name {string}")
    public void showsFirstName(Person person, String firstName) {
        campusG.showsFirstName(person, firstName);
    }

    @Then("CampusG shows {person} unchanged")
    public void showsUnchanged(Person person) {
        campusG.showsUnchanged(person);
    }

    @Then("{person} still has the same account")
    public void hasSameAccount(Person person) {
        campusG.hasSameAccountAsBefore(person);
    }

    @Then("Ben has a separate account")
    public void hasSeparateAccount() {
        campusG.hasSeparateAccount(users.person("Ben"), users.otherPersonThan("Ben"));
    }

    @Then("CampusG tells {person} that her account is banned")
    public void tellsThatBanned(Person person) {
        campusG.tellsThatBanned(person);
    }

    @Then("CampusG tells {person} that his/her account is deleted")
    public void tellsThatDeleted(Person person) {
        campusG.tellsThatDeleted(person);
    }

    @Then("CampusG tells {person} that {person}'s account is deleted")
    public void tellsThatOtherIsDeleted(Person person, Person deleted) {
        campusG.tellsThatDeleted(person, deleted);
    }

    @Then("CampusG asks {person} to try again shortly")
    public void asksToTryAgain(Person person) {
        campusG.answeredToTryAgain();
    }

    @Then("CampusG does not know {person} yet")
    public void doesNotKnow(Person person) {
        campusG.tellsToTryAgain(person);
    }

    @Then("all personal data of {person} is erased from the database")
    public void personalDataIsErased(Person person) {
        database.holdsNoPersonalDataOf(person);
    }

    @Then("the guide's query finds {person}")
    public void guidesQueryFinds(Person person) {
        database.guidesQueryFinds(person);
    }

    @Then("the users have the column and the unique index of the guide")
    public void haveColumnAndIndexOfGuide() {
        database.hasColumnAndIndexOfGuide();
    }

    @Then("CampusG has logged the delivery of {person}'s {string} as applied")
    public void hasLoggedDelivery(Person person, String eventType) {
        campusG.hasLoggedAppliedDelivery(person, eventType);
    }

    // Conditional requests

    @When("{person} requests her profile if it has changed")
    public void requestsProfileIfChanged(Person person) {
        campusG.requestProfileIfChanged(person, person);
    }

    @When("{person} requests her profile if it has changed, with a session token that expired a minute ago")
    public void requestsProfileWithExpiredToken(Person person) {
        campusG.requestProfileIfChangedWithTokenThat(person, "expired a minute ago");
    }

    @When("{person} requests his profile if it differs from {person}'s")
    public void requestsProfileWithVersionOf(Person person, Person other) {
        campusG.requestProfileIfChanged(person, other);
    }

    @Then("CampusG answers that the profile is unchanged")
    public void answersThatUnchanged() {
        campusG.answeredThatUnchanged();
    }

    @Then("CampusG answers with the first name {string}")
    public void answersWithFirstName(String firstName) {
        campusG.answeredWithFirstName(firstName);
    }

    @Then("CampusG answers that the account is deleted")
    public void answersThatDeleted() {
        campusG.answeredThatDeleted();
    }

    @Then("only Ada's browser may store the answer, and has to revalidate it")
    public void answerIsPrivate() {
        campusG.responseIsPrivate();
    }
}
