package com.campusg.acceptance.driver;

import com.campusg.acceptance.campus.CampusDatabase;
import com.campusg.acceptance.campus.CampusG;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A CampusG on a database from before it, with those who were there. */
record OldCampus(CampusG campusG, CampusDatabase database, List<Resident> residents) {

    /** Somebody who was there before. */
    record Resident(
            String userId,
            String name,
            String email,
            String customerRating,
            String runnerRating,
            @Nullable String clerkUserId) {}
}
