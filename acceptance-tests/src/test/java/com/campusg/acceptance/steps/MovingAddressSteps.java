package com.campusg.acceptance.steps;

import com.campusg.acceptance.driver.MovingDriver;
import com.campusg.acceptance.driver.Person;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.When;

/** An address that changes hands. */
public class MovingAddressSteps {

    private final MovingDriver moving;

    public MovingAddressSteps(MovingDriver moving) {
        this.moving = moving;
    }

    @Given("{person} has the address {address} and {person} the address {address}")
    public void haveAddresses(Person first, String address, Person second, String other) {
        moving.isKnownWith(first, address);
        moving.isKnownWith(second, other);
    }

    @When("{person} moves to {address} and {person} takes {address} over")
    public void move(Person first, String address, Person second, String taken) {
        moving.changesTo(first, address);
        moving.changesTo(second, taken);
    }

    @When("{person} signs up with {address} after {person} has left")
    public void signsUpAfterDeparture(Person newcomer, String address, Person gone) {
        moving.leaves(gone);
        moving.signsUpWith(newcomer, address);
    }

    @When("CampusG hears of {person} first and then of {person}")
    @When("CampusG hears of {person} first and then of {person}'s departure")
    public void isHeardOf(Person first, Person second) {
        moving.isHeardOf(first);
        moving.isHeardOf(second);
    }
}
