package com.campusg.acceptance.steps;

import com.campusg.acceptance.driver.CampusGDriver;
import com.campusg.acceptance.driver.Cast;
import com.campusg.acceptance.driver.DatabaseDriver;
import com.campusg.acceptance.driver.Person;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.Map;

/** What CampusG shows people about themselves. */
public class CampusGSteps {

    private final Cast cast;
    private final CampusGDriver campusG;
    private final DatabaseDriver database;

    public CampusGSteps(Cast cast, CampusGDriver campusG, DatabaseDriver database) {
        this.cast = cast;
        this.campusG = campusG;
        this.database = database;
    }

    @When("{person} asks CampusG who he/she is")
    public void asks(Person person) {
        campusG.ask(person);
    }

    @Given("Ben has asked CampusG who he is")
    public void hasAsked() {
        campusG.tellsToComeBack(cast.person("Ben"));
    }

    @Given("Ada has asked CampusG who she is")
    public void hasLooked() {
        campusG.look(cast.person("Ada"));
    }

    @Then("CampusG shows {person}:")
    public void shows(Person person, Map<String, String> expected) {
        campusG.shows(person, cast.owned(expected));
    }

    @Then("CampusG shows {person} with {address}")
    public void showsWithAddress(Person person, String address) {
        campusG.shows(person, Map.of("e-mail", address));
    }

    @Then("CampusG shows {person} with {address} after Clerk's next attempt")
    public void showsWithAddressLater(Person person, String address) {
        campusG.shows(person, Map.of("e-mail", address));
    }

    @Then("CampusG shows {person} with {person}'s old address")
    public void showsWithAddressOf(Person person, Person former) {
        campusG.shows(person, Map.of("e-mail", cast.addressOf(former)));
    }

    @Then("CampusG calls {person} {string}")
    public void calls(Person person, String firstName) {
        campusG.calls(person, firstName);
    }

    @Then("what CampusG shows of {person} has not changed")
    public void showsTheSame(Person person) {
        campusG.showsTheSameAsBefore(person);
    }

    @Then("{person} still has the same account")
    public void hasSameAccount(Person person) {
        campusG.hasSameAccountAsBefore(person);
    }

    @Then("Ben has an account of his own")
    public void hasOwnAccount() {
        campusG.hasAccountOfTheirOwn(cast.person("Ben"), cast.theOtherThan("Ben"));
    }

    @Then("CampusG tells {person} that his/her account is gone")
    public void tellsThatGone(Person person) {
        campusG.tellsThatGone(person);
    }

    @Then("CampusG tells {person} that {person}'s account is gone")
    public void tellsThatOtherIsGone(Person person, Person gone) {
        campusG.tellsThatGone(person, gone);
    }

    @Then("CampusG asks {person} to come back in a moment")
    public void asksToComeBack(Person person) {
        campusG.answeredToComeBack();
    }

    @Then("CampusG has not heard of {person} yet")
    public void hasNotHeardOf(Person person) {
        campusG.tellsToComeBack(person);
    }

    @Then("nothing personal of {person}'s is left in the database")
    public void nothingPersonalIsLeft(Person person) {
        database.holdsNothingPersonalOf(person);
    }

    @Then("the guide's check finds {person}")
    public void guidesCheckFinds(Person person) {
        database.guidesCheckFinds(person);
    }

    // Has anything changed?

    @When("{person} asks again whether anything has changed")
    public void asksAgain(Person person) {
        campusG.askWhetherChanged(person, person);
    }

    @When("{person} asks again whether anything has changed, with a pass that ran out a minute ago")
    public void asksAgainTooLate(Person person) {
        campusG.askWhetherChangedWithPassThat(person, "ran out a minute ago");
    }

    @When("{person} asks whether anything has changed since {person}'s answer")
    public void asksWithAnswerOf(Person person, Person other) {
        campusG.askWhetherChanged(person, other);
    }

    @Then("CampusG answers that nothing has changed")
    public void answersThatNothingChanged() {
        campusG.answeredThatNothingChanged();
    }

    @Then("CampusG answers that he/she is called {string}")
    public void answersWithName(String firstName) {
        campusG.answeredWithName(firstName);
    }

    @Then("CampusG answers that her account is gone")
    public void answersThatGone() {
        campusG.answeredThatGone();
    }

    @Then("only her own browser may keep the answer, and it has to ask each time")
    public void answerIsForTheOwnBrowserOnly() {
        campusG.answerIsForTheOwnBrowserOnly();
    }
}
