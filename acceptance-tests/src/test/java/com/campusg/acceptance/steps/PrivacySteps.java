package com.campusg.acceptance.steps;

import com.campusg.acceptance.driver.CampusGDriver;
import com.campusg.acceptance.driver.Cast;
import com.campusg.acceptance.driver.NoticeDriver;
import com.campusg.acceptance.driver.Person;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;

/** Who sees what of whom. */
public class PrivacySteps {

    private final Cast cast;
    private final NoticeDriver notices;
    private final CampusGDriver campusG;

    public PrivacySteps(Cast cast, NoticeDriver notices, CampusGDriver campusG) {
        this.cast = cast;
        this.notices = notices;
        this.campusG = campusG;
    }

    @Given("{person} and {person} have told Clerk all about themselves")
    public void haveToldEverything(Person first, Person second) {
        notices.hasToldEverythingOf(first, cast);
        notices.hasToldEverythingOf(second, cast);
    }

    @When("{person} looks herself up")
    public void looksHerselfUp(Person person) {
        campusG.lookUp(person, person);
    }

    @When("{person} looks {person} up")
    public void looksUp(Person person, Person other) {
        campusG.lookUp(person, other);
    }

    @When("{person} looks up somebody whom CampusG does not know")
    public void looksUpUnknown(Person person) {
        campusG.lookUp(person, cast.person("Dana"));
    }

    @When("{person} looks up a name that nobody can have")
    public void looksUpImpossibleName(Person person) {
        campusG.lookUp(person, "ada.lovelace");
    }

    @When("a stranger without a pass looks {person} up")
    public void strangerLooksUp(Person person) {
        campusG.lookUpWithoutPass(person);
    }

    @Then("she sees the same as when she asks who she is")
    public void seesOwnView() {
        campusG.answeredWithOwnView(cast.person("Ada"));
    }

    @Then("he sees her first name, her picture and her ratings")
    public void seesFirstNamePictureAndRatings() {
        campusG.answeredWithFirstNamePictureAndRatings(cast.person("Ada"));
    }

    @Then("he sees nothing else of her")
    public void seesNothingElse() {
        campusG.answeredWithNothingElse(cast.person("Ada"));
    }

    @Then("CampusG says that this is no name")
    public void saysThatThisIsNoName() {
        campusG.saysThatThisIsNoName();
    }
}
