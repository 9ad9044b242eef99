package com.campusg.acceptance.steps;

import com.campusg.acceptance.driver.ClerkDriver;
import com.campusg.acceptance.driver.ConfigurationDriver;
import com.campusg.acceptance.driver.DatabaseDriver;
import com.campusg.acceptance.driver.MonitoringDriver;
import com.campusg.acceptance.driver.ScenarioContext;
import io.cucumber.java.After;

/** Restores the shared processes and stops those of the scenario, whether it has passed or failed. */
public class ScenarioCleanup {

    private final ScenarioContext context;
    private final MonitoringDriver monitoring;
    private final DatabaseDriver database;
    private final ClerkDriver clerk;
    private final ConfigurationDriver configuration;

    public ScenarioCleanup(
            ScenarioContext context,
            MonitoringDriver monitoring,
            DatabaseDriver database,
            ClerkDriver clerk,
            ConfigurationDriver configuration) {
        this.context = context;
        this.monitoring = monitoring;
        this.database = database;
        this.clerk = clerk;
        this.configuration = configuration;
    }

    @After(value = "@outage", order = 4)
    public void restartDatabase() {
        database.restart();
        monitoring.isReady(true);
    }

    @After(order = 3)
    public void restoreClerk() {
        clerk.restore();
    }

    @After(order = 2)
    public void stopMisconfiguredCampusG() {
        configuration.stop();
    }

    @After(order = 1)
    public void stopOwnCampusG() {
        context.stopOwnCampusG();
    }
}
