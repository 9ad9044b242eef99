package com.campusg.acceptance.steps;

import com.campusg.acceptance.driver.SettingsDriver;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;

/** Settings that an operator got wrong. */
public class SettingsSteps {

    private final SettingsDriver settings;

    public SettingsSteps(SettingsDriver settings) {
        this.settings = settings;
    }

    @When("CampusG is started without {word}")
    public void startsWithout(String setting) {
        settings.startWithout(setting);
    }

    @When("CampusG is started without {word} or {word}")
    public void startsWithoutEither(String setting, String other) {
        settings.startWithoutEither(setting, other);
    }

    @When("CampusG is started with {string} as {word}")
    public void startsWith(String value, String setting) {
        settings.startWith(setting, value);
    }

    @Then("it stops within seconds")
    public void stopsWithinSeconds() {
        settings.stopsWithinSeconds();
    }

    @Then("it names {word} in a line")
    public void names(String setting) {
        settings.names(setting);
    }

    @Then("it names {word} in a line, and what it found there")
    public void namesWithFinding(String setting) {
        settings.names(setting);
        settings.tellsWhatItFoundFor(setting);
    }

    @Then("it names {word} in a line, but not what it found there")
    public void namesWithoutFinding(String setting) {
        settings.names(setting);
        settings.doesNotTellWhatItFound();
    }
}
