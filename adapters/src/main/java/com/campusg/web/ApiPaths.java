package com.campusg.web;

/** The paths of the API that require a token. */
public final class ApiPaths {

    public static final String ME = "/me";

    public static final String USER = "/api/users/clerk/{clerkUserId}";

    public static final String LOOKUP = "/api/users/clerk/lookup";

    public static final String RATINGS = "/api/users/clerk/{clerkUserId}/ratings";

    private ApiPaths() {}
}
