package com.campusg.acceptance.driver;

import com.campusg.testing.environment.CampusDatabase;
import com.campusg.testing.environment.CampusG;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A CampusG whose database was created before Clerk was used, and the users of that database. */
record LegacyInstallation(CampusG campusG, CampusDatabase database, List<LegacyUser> users) {

    /** A user from before Clerk. */
    record LegacyUser(
            String userId,
            String name,
            String email,
            String customerRating,
            String runnerRating,
            @Nullable String clerkUserId) {}
}
