package com.campusg.acceptance.steps;

import com.campusg.acceptance.driver.Person;
import com.campusg.acceptance.driver.ScenarioUsers;
import com.campusg.acceptance.driver.ServiceDriver;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.List;
import java.util.Map;

/** Lookups and rating reports of other services. */
public class ServiceSteps {

    private final ScenarioUsers users;
    private final ServiceDriver service;

    public ServiceSteps(ScenarioUsers users, ServiceDriver service) {
        this.users = users;
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

    @When("^the order service looks (Ada) up with a machine token that (.*)$")
    public void looksUpWithTokenThat(String person, String how) {
        service.lookUpWithTokenThat(users.person(person), how);
    }

    @Given("a CampusG that may call Clerk's API")
    public void mayCallClerk() {
        service.startCampusGThatMayCallClerk();
    }

    @Given("the order service has an opaque machine token")
    public void hasOpaqueToken() {
        service.issueOpaqueToken();
    }

    @When("Clerk revokes the opaque machine token")
    public void revokesOpaqueToken() {
        service.revokeOpaqueToken();
    }

    @When("the order service looks {person} up with its opaque machine token")
    public void looksUpWithOpaqueToken(Person person) {
        service.lookUpWithOpaqueToken(person);
    }

    @When("the order service asks for its own profile")
    public void requestsOwnProfile() {
        service.requestOwnProfile();
    }

    @When("the order service looks up {person}, {person}, {person}, {person} and again {person}")
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

    @Then("it sees {person}'s complete profile")
    public void seesCompleteProfile(Person person) {
        service.seesCompleteProfileOf(person);
    }

    @Then("CampusG denies it access")
    public void isDeniedAccess() {
        service.isDeniedAccess();
    }

    @Then("it sees the complete profiles of {person} and {person}")
    public void seesCompleteProfiles(Person first, Person second) {
        service.seesCompleteProfilesOf(List.of(first, second));
    }

    @Then("it is told that {person}'s account is deleted")
    public void isToldThatDeleted(Person person) {
        service.isToldThatDeleted(person);
    }

    @Then("it is told that CampusG does not know {person}")
    public void isToldThatUnknown(Person person) {
        service.isToldThatUnknown(person);
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
        stars.forEach((rater, given) -> service.reportOfAnotherOrder(users.person(rater), rated, given, role));
    }

    @When("the same report arrives again")
    public void arrivesAgain() {
        service.reportAgain();
    }

    @When("{person} reports himself that he gave {person} {int} stars as a {word}")
    public void reportsHimself(Person rater, Person rated, int stars, String role) {
        service.reportAsPerson(rater, rated, stars, role);
    }

    @Then("{person} is rated {word} by {int} as a {word}")
    public void isRated(Person person, String rating, int raters, String role) {
        service.isRated(person, rating, raters, role);
    }

    @Then("CampusG answers that the rating is known")
    public void answersThatRatingIsKnown() {
        service.answeredThatRatingIsKnown();
    }

    @Then("CampusG answers that {person} has given a different rating")
    public void answersThatRatingDiffers(Person person) {
        service.answeredThatRatingDiffers();
    }

    @Then("CampusG answers that users cannot rate themselves")
    public void answersThatSelfRatingIsRejected() {
        service.answeredThatSelfRatingIsRejected();
    }

    @Then("CampusG rejects the request as invalid")
    public void rejectsAsInvalid() {
        service.rejectsAsInvalid();
    }

    @Then("CampusG answers that only services are permitted to do this")
    public void answersThatOnlyServicesMay() {
        service.answeredThatOnlyServicesMay();
    }

    @Then("{person}'s id is erased from the ratings")
    public void raterIsErased(Person person) {
        service.holdsNoRatingOf(person);
    }
}
