package com.campusg.acceptance.steps;

import com.campusg.acceptance.driver.CampusGDriver;
import com.campusg.acceptance.driver.ClerkDriver;
import com.campusg.acceptance.driver.DatabaseDriver;
import com.campusg.acceptance.driver.SettingsDriver;
import com.campusg.acceptance.driver.Stage;
import io.cucumber.java.After;

/** Puts the campus right after every scenario, however it ended, for the next ones use it too. */
public class Aftermath {

    private final Stage stage;
    private final CampusGDriver campusG;
    private final DatabaseDriver database;
    private final ClerkDriver clerk;
    private final SettingsDriver settings;

    public Aftermath(
            Stage stage, CampusGDriver campusG, DatabaseDriver database, ClerkDriver clerk, SettingsDriver settings) {
        this.stage = stage;
        this.campusG = campusG;
        this.database = database;
        this.clerk = clerk;
        this.settings = settings;
    }

    @After(value = "@outage", order = 4)
    public void bringDatabaseBack() {
        database.comeBack();
        campusG.isReady(true);
    }

    @After(order = 3)
    public void bringClerkBack() {
        clerk.putRight();
    }

    @After(order = 2)
    public void stopWhatWasStartedWrongly() {
        settings.stop();
    }

    @After(order = 1)
    public void stopWhatWasStartedForThisScenario() {
        stage.leave();
    }
}
