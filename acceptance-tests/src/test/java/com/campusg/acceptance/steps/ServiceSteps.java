package com.campusg.acceptance.steps;

import com.campusg.acceptance.driver.Cast;
import com.campusg.acceptance.driver.Person;
import com.campusg.acceptance.driver.ServiceDriver;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.List;
import java.util.Map;

/** What other services of the campus ask and report. */
public class ServiceSteps {

    private final Cast cast;
    private final ServiceDriver service;

    public ServiceSteps(Cast cast, ServiceDriver service) {
        this.cast = cast;
        this.service = service;
    }

    @When("the order service looks {person} up")
    public void looksUp(Person person) {
        service.lookUp(person);
    }

    @When("a service without access looks {person} up")
    public void looksUpWithoutAccess(Person person) {
        service.lookUpWithoutAccess(person);
    }

    @When("^the order service looks (Ada) up with a pass that (.*)$")
    public void looksUpWithPassThat(String person, String how) {
        service.lookUpWithPassThat(cast.person(person), how);
    }

    @Given("a CampusG that may ask Clerk")
    public void mayAskClerk() {
        service.mayAskClerk();
    }

    @Given("the order service has a sealed pass")
    public void hasSealedPass() {
        service.getSealedPass();
    }

    @When("Clerk takes the sealed pass back")
    public void takesSealedPassBack() {
        service.takeSealedPassBack();
    }

    @When("the order service looks {person} up with its sealed pass")
    public void looksUpWithSealedPass(Person person) {
        service.lookUpWithSealedPass(person);
    }

    @When("the order service asks who it is")
    public void asksWhoItIs() {
        service.asksWhoItIs();
    }

    @When("the order service looks up {person}, {person}, {person}, {person} and once more {person}")
    public void looksUpSeveral(Person first, Person second, Person third, Person fourth, Person again) {
        service.lookUp(List.of(first, second, third, fourth, again));
    }

    @When("the order service looks up {int} people at once")
    public void looksUpMany(int count) {
        service.lookUpMany(count);
    }

    @When("{person} looks up {person} and {person} at once")
    public void looksUpAsPerson(Person asking, Person first, Person second) {
        service.lookUpAsPerson(asking, List.of(first, second));
    }

    @Then("it sees what {person} sees of herself")
    public void seesAllOf(Person person) {
        service.seesAllOf(person);
    }

    @Then("it is turned away for want of access")
    public void isTurnedAway() {
        service.isTurnedAwayForWantOfAccess();
    }

    @Then("it sees {person} and {person} as they see themselves")
    public void seesBoth(Person first, Person second) {
        service.foundAsTheySeeThemselves(List.of(first, second));
    }

    @Then("it learns that {person} is gone")
    public void learnsThatGone(Person person) {
        service.learntThatGone(person);
    }

    @Then("it learns that CampusG has not heard of {person}")
    public void learnsThatUnknown(Person person) {
        service.learntThatUnknown(person);
    }

    @When("the order service reports that {person} gave {person} {int} star(s) as a {word}")
    public void reports(Person rater, Person rated, int stars, String role) {
        service.report(rater, rated, stars, role);
    }

    @When("the order service reports for the same order that {person} gave {person} {int} star(s) as a {word}")
    public void reportsForSameOrder(Person rater, Person rated, int stars, String role) {
        service.report(rater, rated, stars, role);
    }

    @Given("the order service has reported that {person} gave {person} {int} star(s) as a {word}")
    public void hasReported(Person rater, Person rated, int stars, String role) {
        service.reportAndCount(rater, rated, stars, role);
    }

    @When("these people rate {person} as a {word}:")
    public void rate(Person rated, String role, Map<String, Integer> stars) {
        stars.forEach((rater, given) -> service.reportOfAnotherOrder(cast.person(rater), rated, given, role));
    }

    @When("the same report comes again")
    public void comesAgain() {
        service.reportAgain();
    }

    @When("{person} reports himself that he gave {person} {int} stars as a {word}")
    public void reportsHimself(Person rater, Person rated, int stars, String role) {
        service.reportThemself(rater, rated, stars, role);
    }

    @Then("{person} is rated {word} by {int} as a {word}")
    public void isRated(Person person, String rating, int raters, String role) {
        service.isRated(person, rating, raters, role);
    }

    @Then("CampusG says that it knows")
    public void saysThatItKnows() {
        service.saysThatItKnows();
    }

    @Then("CampusG says that {person} has said otherwise")
    public void saysThatRaterSaidOtherwise(Person person) {
        service.saysThatRaterSaidOtherwise();
    }

    @Then("CampusG says that nobody rates themself")
    public void saysThatNobodyRatesThemself() {
        service.saysThatNobodyRatesThemself();
    }

    @Then("CampusG says that this cannot be right")
    public void saysThatThisCannotBeRight() {
        service.saysThatThisCannotBeRight();
    }

    @Then("CampusG says that only services may do this")
    public void saysThatOnlyServicesMay() {
        service.saysThatOnlyServicesMay();
    }

    @Then("nobody can tell that it was {person}")
    public void nobodyCanTell(Person person) {
        service.nobodyCanTellTheRater(person);
    }
}
