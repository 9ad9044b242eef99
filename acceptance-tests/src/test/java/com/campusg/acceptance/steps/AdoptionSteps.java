package com.campusg.acceptance.steps;

import com.campusg.acceptance.driver.AdoptionDriver;
import com.campusg.acceptance.driver.Cast;
import com.campusg.acceptance.driver.Person;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;

/** Those who were on campus before Clerk. */
public class AdoptionSteps {

    private final Cast cast;
    private final AdoptionDriver adoption;

    public AdoptionSteps(Cast cast, AdoptionDriver adoption) {
        this.cast = cast;
        this.adoption = adoption;
    }

    @Given(
            "^CampusG has started on a database (from before the guide's change|from after the guide's change|that was empty)$")
    public void hasStartedOnDatabase(String which) {
        adoption.startOnDatabase(which);
    }

    @When("CampusG starts again on the same database")
    public void startsAgain() {
        adoption.startAgain();
    }

    @Then("everybody who was there before is still there")
    public void everybodyIsStillThere() {
        adoption.everybodyIsStillThere();
    }

    @Then("everybody keeps their rating")
    public void everybodyKeepsTheirRating() {
        adoption.everybodyKeepsTheirRating();
    }

    @When("{person} signs up with his/her old address, confirmed")
    @Given("{person} has signed up with his/her old address, confirmed")
    public void signsUpWithOldAddress(Person person) {
        adoption.signUpWithOldAddress(person);
    }

    @When("{person} signs up with his old address in capital letters, confirmed")
    public void signsUpInCapitals(Person person) {
        adoption.signUpWithOldAddressInCapitals(person);
    }

    @When("somebody signs up with {person}'s old address, confirmed")
    public void strangerSignsUpConfirmed(Person resident) {
        adoption.strangerSignsUpWithAddressOf(stranger(), resident, true);
    }

    @When("somebody signs up with {person}'s old address, not confirmed")
    public void strangerSignsUpUnconfirmed(Person resident) {
        adoption.strangerSignsUpWithAddressOf(stranger(), resident, false);
    }

    @When("{int} people sign up with {person}'s old address at once, confirmed")
    public void manySignUp(int count, Person resident) {
        adoption.manySignUpAtOnceWithAddressOf(resident, count);
    }

    @Then("{person} has his/her old account")
    public void hasOldAccount(Person person) {
        adoption.hasOldAccount(person);
    }

    @Then("they have an account of their own, without {person}'s rating")
    public void hasAccountOfTheirOwn(Person resident) {
        adoption.hasAccountWithoutRatingOf(stranger(), resident);
    }

    @Then("{person}'s old account waits for her")
    public void oldAccountWaits(Person resident) {
        adoption.oldAccountWaits(resident);
    }

    @Then("exactly one of them has {person}'s old account")
    public void exactlyOneHasOldAccount(Person resident) {
        adoption.exactlyOneHasOldAccountOf(resident);
    }

    @Then("nothing of {person}'s is left there, not even of her card")
    public void nothingIsLeft(Person person) {
        adoption.holdsNothingOf(person);
    }

    private Person stranger() {
        return cast.person("Somebody");
    }
}
