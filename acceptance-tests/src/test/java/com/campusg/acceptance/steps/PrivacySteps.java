package com.campusg.acceptance.steps;

import com.campusg.acceptance.driver.CampusGDriver;
import com.campusg.acceptance.driver.DeliveryDriver;
import com.campusg.acceptance.driver.Person;
import com.campusg.acceptance.driver.ScenarioUsers;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;

/** Profiles that users see of others. */
public class PrivacySteps {

    private final ScenarioUsers users;
    private final DeliveryDriver deliveries;
    private final CampusGDriver campusG;

    public PrivacySteps(ScenarioUsers users, DeliveryDriver deliveries, CampusGDriver campusG) {
        this.users = users;
        this.deliveries = deliveries;
        this.campusG = campusG;
    }

    @Given("{person} and {person} have complete profiles")
    public void haveCompleteProfiles(Person first, Person second) {
        deliveries.hasDeliveredCompleteProfileOf(first, users);
        deliveries.hasDeliveredCompleteProfileOf(second, users);
    }

    @When("{person} looks herself up")
    public void looksHerselfUp(Person person) {
        campusG.lookUp(person, person);
    }

    @When("{person} looks {person} up")
    public void looksUp(Person person, Person other) {
        campusG.lookUp(person, other);
    }

    @When("{person} looks up a user who is unknown to CampusG")
    public void looksUpUnknownUser(Person person) {
        campusG.lookUp(person, users.person("Dana"));
    }

    @When("{person} looks up a malformed user id")
    public void looksUpMalformedUserId(Person person) {
        campusG.lookUp(person, "ada.lovelace");
    }

    @When("somebody without a token looks {person} up")
    public void looksUpWithoutToken(Person person) {
        campusG.lookUpWithoutToken(person);
    }

    @Then("she sees the same profile as when she requests her own")
    public void seesCompleteProfile() {
        campusG.answeredWithCompleteProfile(users.person("Ada"));
    }

    @Then("he sees her first name, her picture and her ratings")
    public void seesFirstNamePictureAndRatings() {
        campusG.answeredWithFirstNamePictureAndRatings(users.person("Ada"));
    }

    @Then("he sees no other data of her")
    public void seesNothingElse() {
        campusG.answeredWithNothingElse(users.person("Ada"));
    }

    @Then("CampusG answers that the user id is malformed")
    public void answersThatUserIdIsMalformed() {
        campusG.answeredThatUserIdIsMalformed();
    }
}
