package com.campusg.acceptance.steps;

import com.campusg.acceptance.driver.LinkingDriver;
import com.campusg.acceptance.driver.Person;
import com.campusg.acceptance.driver.ScenarioUsers;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;

/** Users from before Clerk. */
public class LinkingSteps {

    private final ScenarioUsers users;
    private final LinkingDriver linking;

    public LinkingSteps(ScenarioUsers users, LinkingDriver linking) {
        this.users = users;
        this.linking = linking;
    }

    @Given("^CampusG has started on a database (without the guide's change|with the guide's change|that was empty)$")
    public void hasStartedOnDatabase(String state) {
        linking.startOnDatabase(state);
    }

    @When("CampusG restarts on the same database")
    public void restarts() {
        linking.restartOnSameDatabase();
    }

    @Then("all existing accounts are still there")
    public void allAccountsAreStillThere() {
        linking.holdsAllLegacyUsers();
    }

    @Then("all existing ratings are unchanged")
    public void allRatingsAreUnchanged() {
        linking.holdsAllLegacyRatings();
    }

    @When("{person} signs up with his/her existing address, verified")
    @Given("{person} has signed up with his/her existing address, verified")
    public void signsUpWithExistingAddress(Person person) {
        linking.signUpWithExistingAddress(person);
    }

    @When("{person} signs up with his existing address in upper case, verified")
    public void signsUpInUpperCase(Person person) {
        linking.signUpWithExistingAddressInUpperCase(person);
    }

    @When("somebody signs up with {person}'s existing address, verified")
    public void somebodySignsUpVerified(Person legacyUser) {
        linking.signUpWithAddressOf(somebody(), legacyUser, true);
    }

    @When("somebody signs up with {person}'s existing address, not verified")
    public void somebodySignsUpUnverified(Person legacyUser) {
        linking.signUpWithAddressOf(somebody(), legacyUser, false);
    }

    @When("{int} people sign up with {person}'s existing address concurrently, verified")
    public void manySignUp(int count, Person legacyUser) {
        linking.signUpConcurrentlyWithAddressOf(legacyUser, count);
    }

    @Then("{person} has his/her existing account")
    public void hasExistingAccount(Person person) {
        linking.hasExistingAccount(person);
    }

    @Then("they have a new account without {person}'s rating")
    public void hasNewAccount(Person legacyUser) {
        linking.hasNewAccountWithoutRatingOf(somebody(), legacyUser);
    }

    @Then("{person}'s existing account is not linked")
    public void accountIsNotLinked(Person legacyUser) {
        linking.accountIsNotLinked(legacyUser);
    }

    @Then("exactly one of them has {person}'s existing account")
    public void exactlyOneHasAccount(Person legacyUser) {
        linking.exactlyOneHasAccountOf(legacyUser);
    }

    @Then("{person}'s address and payment card are erased from the database")
    public void legacyDataIsErased(Person person) {
        linking.holdsNoLegacyDataOf(person);
    }

    private Person somebody() {
        return users.person("Somebody");
    }
}
