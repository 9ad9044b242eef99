package com.campusg.acceptance.steps;

import com.campusg.acceptance.driver.CampusGDriver;
import com.campusg.acceptance.driver.ConcurrentDeliveryDriver;
import com.campusg.acceptance.driver.Person;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;

/** Concurrent deliveries. */
public class ConcurrentDeliverySteps {

    private final ConcurrentDeliveryDriver deliveries;
    private final CampusGDriver campusG;

    public ConcurrentDeliverySteps(ConcurrentDeliveryDriver deliveries, CampusGDriver campusG) {
        this.deliveries = deliveries;
        this.campusG = campusG;
    }

    @When("the delivery of {person}'s sign-up arrives {int} times concurrently")
    public void signUpArrivesConcurrently(Person person, int times) {
        deliveries.sendSignUp(person, times);
    }

    @Given("{person} has changed her name {int} times")
    public void changesName(Person person, int times) {
        deliveries.changeName(person, times);
    }

    @Given("{person} has been deleted")
    public void isDeleted(Person person) {
        deliveries.delete(person);
    }

    @Given("{int} people have signed up and each has changed something {int} times")
    public void manyChange(int people, int changes) {
        deliveries.signUpAndChange(people, changes);
    }

    @Given("they have exchanged their addresses and some of them have been deleted")
    public void exchangeAddresses() {
        deliveries.exchangeAddressesAndDeleteSome();
    }

    @When("all deliveries arrive concurrently and out of order")
    public void arriveOutOfOrder() {
        deliveries.sendAllOutOfOrder(1);
    }

    @When("all deliveries arrive concurrently, out of order and more than once")
    public void arriveOutOfOrderAndRepeatedly() {
        deliveries.sendAllOutOfOrder(2);
    }

    @Then("CampusG applies exactly one of them and recognizes the others as duplicates")
    public void appliesExactlyOne() {
        deliveries.appliedExactlyOne();
    }

    @Then("CampusG accepts all of them")
    public void acceptsAll() {
        deliveries.acceptedAll();
    }

    @Then("CampusG shows {person} as last known to Clerk")
    public void showsAsLastKnownToClerk(Person person) {
        campusG.showsAsLastKnownToClerk(person);
    }

    @Then("CampusG shows all of them as last known to Clerk")
    public void showsAllAsLastKnownToClerk() {
        deliveries.showsAllAsLastKnownToClerk();
    }
}
