package com.campusg.acceptance.steps;

import com.campusg.acceptance.driver.CampusGDriver;
import com.campusg.acceptance.driver.Person;
import com.campusg.acceptance.driver.RushDriver;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;

/** Many notices at once. */
public class RushSteps {

    private final RushDriver rush;
    private final CampusGDriver campusG;

    public RushSteps(RushDriver rush, CampusGDriver campusG) {
        this.rush = rush;
        this.campusG = campusG;
    }

    @When("the notice of {person}'s sign-up comes {int} times at once")
    public void signUpComesAtOnce(Person person, int times) {
        rush.sendSignUp(person, times);
    }

    @Given("{person} has changed her name {int} times")
    public void changesName(Person person, int times) {
        rush.changeName(person, times);
    }

    @Given("{person} has left")
    public void leaves(Person person) {
        rush.leave(person);
    }

    @Given("{int} people have signed up and each has changed something {int} times")
    public void manyChange(int people, int changes) {
        rush.manySignUpAndChange(people, changes);
    }

    @Given("addresses have moved between them and some of them have left")
    public void addressesMove() {
        rush.addressesMoveAndSomeLeave();
    }

    @When("the notices of all that come at once and in disorder")
    public void comeInDisorder() {
        rush.sendAllInDisorder(1);
    }

    @When("the notices of all that come at once, in disorder and more than once")
    public void comeInDisorderAndRepeatedly() {
        rush.sendAllInDisorder(2);
    }

    @Then("CampusG acts on exactly one of them and has heard the others before")
    public void actsOnOne() {
        rush.actsOnOneOnly();
    }

    @Then("CampusG accepts every one of them")
    public void acceptsAll() {
        rush.acceptsAll();
    }

    @Then("CampusG shows {person} as Clerk knows her last")
    public void showsAsAtClerk(Person person) {
        campusG.showsAsAtClerk(person);
    }

    @Then("CampusG shows everybody as Clerk knows them last")
    public void showsEverybodyAsAtClerk() {
        rush.everybodyIsShownAsAtClerk();
    }
}
