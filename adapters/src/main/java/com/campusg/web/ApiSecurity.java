package com.campusg.web;

/** The names of the security schemes in the OpenAPI document. */
public final class ApiSecurity {

    /** A session token in the {@code Authorization} header. */
    public static final String SESSION_TOKEN = "sessionToken";

    /** A session token in a cookie. */
    public static final String SESSION_COOKIE = "sessionCookie";

    /** A machine token in the {@code Authorization} header. */
    public static final String MACHINE_TOKEN = "machineToken";

    private ApiSecurity() {}
}
