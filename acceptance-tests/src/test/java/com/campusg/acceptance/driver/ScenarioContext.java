package com.campusg.acceptance.driver;

import com.campusg.testing.environment.CampusDatabase;
import com.campusg.testing.environment.CampusG;
import com.campusg.testing.environment.Clerk;
import com.campusg.testing.environment.TestEnvironment;
import io.cucumber.spring.ScenarioScope;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.ScopedProxyMode;
import org.springframework.stereotype.Component;

/** The CampusG, Clerk and database of a scenario: the shared ones, unless the scenario starts its own. */
@Component
@ScenarioScope(proxyMode = ScopedProxyMode.NO)
public class ScenarioContext {

    private final TestEnvironment environment;
    private Clerk clerk;
    private CampusDatabase database;
    private CampusG campusG;
    private @Nullable CampusG ownCampusG;

    public ScenarioContext(TestEnvironment environment) {
        this.environment = environment;
        this.clerk = environment.clerk();
        this.database = environment.database();
        this.campusG = environment.campusG();
    }

    TestEnvironment environment() {
        return environment;
    }

    Clerk clerk() {
        return clerk;
    }

    CampusDatabase database() {
        return database;
    }

    CampusG campusG() {
        return campusG;
    }

    /** Uses another Clerk for the rest of the scenario. */
    void useClerk(Clerk other) {
        clerk = other;
    }

    /** Starts an instance of CampusG for this scenario, which is stopped at its end. */
    void startOwnCampusG(CampusDatabase otherDatabase) {
        startOwnCampusG(otherDatabase, Map.of());
    }

    /** Starts an instance of CampusG with additional settings for this scenario. */
    void startOwnCampusG(CampusDatabase otherDatabase, Map<String, String> additionalSettings) {
        stopOwnCampusG();
        database = otherDatabase;
        ownCampusG = environment.start(clerk, otherDatabase, additionalSettings);
        campusG = ownCampusG;
    }

    /** Uses another shared CampusG for the rest of the scenario. */
    void useCampusG(CampusG other, CampusDatabase otherDatabase) {
        campusG = other;
        database = otherDatabase;
    }

    public void stopOwnCampusG() {
        if (ownCampusG != null) {
            ownCampusG.close();
            ownCampusG = null;
        }
    }
}
