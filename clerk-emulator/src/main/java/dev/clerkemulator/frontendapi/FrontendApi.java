package dev.clerkemulator.frontendapi;

import java.util.List;

/**
 * The paths of the Frontend API. Clerk serves it on a separate host. The emulator serves it on the host of the Backend API,
 * at the root and below a prefix. An application that proxies the prefix serves the Frontend API in its own origin.
 */
public final class FrontendApi {
    /** Clerk's default path for a proxied Frontend API. */
    public static final String PROXY_PREFIX = "/__clerk";

    static final String ROOT = "/v1";
    static final String PROXIED = PROXY_PREFIX + ROOT;

    /** The path patterns of the Frontend API, which do not require the secret key. */
    public static final List<String> PATHS = List.of(
            PROXIED + "/**",
            ROOT + "/environment",
            ROOT + "/dev_browser",
            ROOT + "/client",
            ROOT + "/client/**",
            ROOT + "/me",
            ROOT + "/me/**");

    private FrontendApi() {}

    /** Whether a path belongs to the Frontend API. */
    static boolean matches(String path) {
        return path.startsWith(PROXIED + "/")
                || path.equals(ROOT + "/environment")
                || path.equals(ROOT + "/dev_browser")
                || path.equals(ROOT + "/client")
                || path.startsWith(ROOT + "/client/")
                || path.equals(ROOT + "/me")
                || path.startsWith(ROOT + "/me/");
    }
}
