package com.campusg.acceptance.driver;

import com.campusg.acceptance.campus.Campus;
import com.campusg.acceptance.campus.CampusDatabase;
import com.campusg.acceptance.campus.CampusG;
import com.campusg.acceptance.campus.Clerk;
import io.cucumber.spring.ScenarioScope;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.ScopedProxyMode;
import org.springframework.stereotype.Component;

/** Which CampusG, Clerk and database a scenario plays on: those that everybody uses, unless the scenario moves. */
@Component
@ScenarioScope(proxyMode = ScopedProxyMode.NO)
public class Stage {

    private final Campus campus;
    private Clerk clerk;
    private CampusDatabase database;
    private CampusG campusG;
    private @Nullable CampusG own;

    public Stage(Campus campus) {
        this.campus = campus;
        this.clerk = campus.clerk();
        this.database = campus.database();
        this.campusG = campus.campusG();
    }

    Campus campus() {
        return campus;
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

    /** From here on another Clerk counts. */
    void changesClerk(Clerk other) {
        clerk = other;
    }

    /** From here on the scenario plays on a CampusG of its own, which ends with the scenario. */
    void movesTo(CampusDatabase otherDatabase) {
        movesTo(otherDatabase, Map.of());
    }

    /** The same with settings of its own, beside those that everybody has. */
    void movesTo(CampusDatabase otherDatabase, Map<String, String> ownSettings) {
        leave();
        database = otherDatabase;
        own = campus.start(clerk, otherDatabase, ownSettings);
        campusG = own;
    }

    /** From here on the scenario plays on a CampusG that others use too. */
    void visits(CampusG other, CampusDatabase otherDatabase) {
        campusG = other;
        database = otherDatabase;
    }

    public void leave() {
        if (own != null) {
            own.close();
            own = null;
        }
    }
}
