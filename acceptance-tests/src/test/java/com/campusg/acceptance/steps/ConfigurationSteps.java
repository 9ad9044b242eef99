package com.campusg.acceptance.steps;

import com.campusg.acceptance.driver.ConfigurationDriver;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;

/** Missing and invalid settings. */
public class ConfigurationSteps {

    private final ConfigurationDriver configuration;

    public ConfigurationSteps(ConfigurationDriver configuration) {
        this.configuration = configuration;
    }

    @When("CampusG is started without {word}")
    public void startsWithout(String setting) {
        configuration.startWithout(setting);
    }

    @When("CampusG is started without {word} or {word}")
    public void startsWithoutEither(String setting, String other) {
        configuration.startWithoutEither(setting, other);
    }

    @When("CampusG is started with {string} as {word}")
    public void startsWith(String value, String setting) {
        configuration.startWith(setting, value);
    }

    @Then("the start fails")
    public void startFails() {
        configuration.startFails();
    }

    @Then("one line of the output names {word}")
    public void names(String setting) {
        configuration.outputNames(setting);
    }

    @Then("one line of the output names {word} and contains its value")
    public void namesWithValue(String setting) {
        configuration.outputNames(setting);
        configuration.outputContainsValueOf(setting);
    }

    @Then("one line of the output names {word}, and none contains its value")
    public void namesWithoutValue(String setting) {
        configuration.outputNames(setting);
        configuration.outputDoesNotContainValue();
    }
}
