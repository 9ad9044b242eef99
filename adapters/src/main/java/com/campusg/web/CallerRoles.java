package com.campusg.web;

/** The roles of authenticated callers, without the prefix {@code ROLE_}. */
public final class CallerRoles {

    /** A signed-in user. */
    public static final String USER = "USER";

    /** A machine that has access to this service. */
    public static final String MACHINE = "MACHINE";

    private CallerRoles() {}
}
