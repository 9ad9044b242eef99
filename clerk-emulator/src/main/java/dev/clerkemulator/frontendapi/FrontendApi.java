package dev.clerkemulator.frontendapi;

import java.util.List;

/**
 * Where the Frontend API is. Clerk gives it a host of its own. Here it shares one with the Backend API, whose paths it
 * does not touch, and lies once more under a prefix: an application that passes the prefix on has it in its own origin.
 */
public final class FrontendApi {
    /** Clerk's own choice for a proxied Frontend API. */
    public static final String PROXY_PREFIX = "/__clerk";

    static final String ROOT = "/v1";
    static final String PROXIED = PROXY_PREFIX + ROOT;

    /** What of {@code /v1} is for browsers: nobody is asked for a secret key there. */
    public static final List<String> PATHS = List.of(
            PROXIED + "/**",
            ROOT + "/environment",
            ROOT + "/dev_browser",
            ROOT + "/client",
            ROOT + "/client/**",
            ROOT + "/me");

    private FrontendApi() {}

    /** Whether a request is for a browser, and so speaks of methods in its query and of origins. */
    static boolean contains(String path) {
        return path.startsWith(PROXIED + "/")
                || path.equals(ROOT + "/environment")
                || path.equals(ROOT + "/dev_browser")
                || path.equals(ROOT + "/client")
                || path.startsWith(ROOT + "/client/")
                || path.equals(ROOT + "/me");
    }
}
