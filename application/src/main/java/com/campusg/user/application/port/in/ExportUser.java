package com.campusg.user.application.port.in;

import com.campusg.user.domain.ClerkUserId;
import java.util.List;
import java.util.Map;

/** Exports what CampusG keeps about one user, for requests under articles 15 and 20 of the GDPR. */
@FunctionalInterface
public interface ExportUser {

    /** The section with the row of the user, or of the tombstone. Empty if the user is not known. */
    String USER = "user";

    /**
     * Exports one user.
     *
     * @return the records by section, values by name; {@link #USER} is the first section
     */
    Map<String, List<Map<String, Object>>> export(ClerkUserId clerkUserId);
}
