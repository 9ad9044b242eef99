package com.campusg.acceptance.steps;

import com.campusg.acceptance.driver.ClerkDriver;
import com.campusg.acceptance.driver.DatabaseDriver;
import com.campusg.acceptance.driver.OperationsDriver;
import com.campusg.acceptance.driver.SettingsDriver;
import com.campusg.acceptance.driver.Stage;
import io.cucumber.java.After;

/** Puts the campus right after every scenario, however it ended, for the next ones use it too. */
public class Aftermath {

    private final Stage stage;
    private final OperationsDriver operations;
    private final DatabaseDriver database;
    private final ClerkDriver clerk;
    private final SettingsDriver settings;

    public Aftermath(
            Stage stage,
            OperationsDriver operations,
            DatabaseDriver database,
            ClerkDriver clerk,
            SettingsDriver settings) {
        this.stage = stage;
        this.operations = operations;
        this.database = database;
        this.clerk = clerk;
        this.settings = settings;
    }

    @After(value = "@outage", order = 4)
    public void bringDatabaseBack() {
        database.comeBack();
        operations.isReady(true);
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
