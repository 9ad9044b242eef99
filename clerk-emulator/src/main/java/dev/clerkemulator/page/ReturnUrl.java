package dev.clerkemulator.page;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** Validates the URL to redirect to after sign-in: a URL of the same origin or on a loopback host. */
final class ReturnUrl {
    /** The allowed targets as sources of a content security policy, which also applies to redirects of forms. */
    static final String LOCAL_SOURCES = "http://localhost:* https://localhost:* http://127.0.0.1:* https://127.0.0.1:*";

    private static final String DEFAULT = "/";
    private static final Set<String> LOOPBACK_HOSTS = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final Set<String> SCHEMES = Set.of("http", "https");

    private ReturnUrl() {}

    /** Returns the requested URL if it is allowed, and {@code /} otherwise. */
    static String checked(@Nullable String requested, HttpServletRequest request) {
        if (requested == null || requested.isBlank()) {
            return DEFAULT;
        }
        try {
            URI url = URI.create(requested.strip());
            boolean isPath = !url.isAbsolute() && url.getRawAuthority() == null && requested.startsWith(DEFAULT);
            return isPath || isAllowed(url, request) ? url.toString() : DEFAULT;
        } catch (IllegalArgumentException e) {
            return DEFAULT;
        }
    }

    private static boolean isAllowed(URI url, HttpServletRequest request) {
        String host = url.getHost();
        String scheme = url.getScheme();
        return host != null
                && scheme != null
                && SCHEMES.contains(scheme)
                && url.getRawUserInfo() == null
                && (LOOPBACK_HOSTS.contains(host) || url.getAuthority().equals(request.getHeader(HttpHeaders.HOST)));
    }
}
