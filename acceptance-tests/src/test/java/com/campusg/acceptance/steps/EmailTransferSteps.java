package com.campusg.acceptance.steps;

import com.campusg.acceptance.driver.EmailTransferDriver;
import com.campusg.acceptance.driver.Person;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.When;

/** An address that passes from one user to another. */
public class EmailTransferSteps {

    private final EmailTransferDriver transfers;

    public EmailTransferSteps(EmailTransferDriver transfers) {
        this.transfers = transfers;
    }

    @Given("{person} has the address {address} and {person} the address {address}")
    public void haveAddresses(Person first, String address, Person second, String other) {
        transfers.hasAddress(first, address);
        transfers.hasAddress(second, other);
    }

    @When("{person} changes to {address} and {person} changes to {address}")
    public void change(Person first, String address, Person second, String other) {
        transfers.changeTo(first, address);
        transfers.changeTo(second, other);
    }

    @When("{person} deletes her account and {person} signs up with {address}")
    public void signsUpAfterDeletion(Person deleted, Person newUser, String address) {
        transfers.deleteAccount(deleted);
        transfers.signUpWith(newUser, address);
    }

    @When("Clerk delivers the changes of {person} first and then those of {person}")
    public void deliversChanges(Person first, Person second) {
        transfers.deliverChangesOf(first);
        transfers.deliverChangesOf(second);
    }
}
