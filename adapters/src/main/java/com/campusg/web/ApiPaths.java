package com.campusg.web;

/** The paths of the API. All but the webhook require a token. */
public final class ApiPaths {

    public static final String ME = "/me";

    public static final String USER = "/api/users/clerk/{clerkUserId}";

    public static final String LOOKUP = "/api/users/clerk/lookup";

    public static final String RATINGS = "/api/users/clerk/{clerkUserId}/ratings";

    public static final String WEBHOOK = "/api/webhook/clerk";

    private ApiPaths() {}
}
