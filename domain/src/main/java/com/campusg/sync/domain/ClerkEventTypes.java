package com.campusg.sync.domain;

import java.util.Set;

/** The event types that this service handles. */
public final class ClerkEventTypes {

    public static final String USER_CREATED = "user.created";
    public static final String USER_UPDATED = "user.updated";
    public static final String USER_DELETED = "user.deleted";

    public static final Set<String> HANDLED = Set.of(USER_CREATED, USER_UPDATED, USER_DELETED);

    private ClerkEventTypes() {}
}
