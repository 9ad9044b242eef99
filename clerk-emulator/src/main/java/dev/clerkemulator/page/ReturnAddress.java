package dev.clerkemulator.page;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** Where somebody goes on who has signed in: to the page's own origin, or to another page on this machine. */
final class ReturnAddress {
    /** The same in the words of a content security policy, which a form's redirect must obey, too. */
    static final String LOCAL_SOURCES = "http://localhost:* https://localhost:* http://127.0.0.1:* https://127.0.0.1:*";

    private static final String START = "/";
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final Set<String> SCHEMES = Set.of("http", "https");

    private ReturnAddress() {}

    /** Any other address, or none, becomes the start. */
    static String checked(@Nullable String wanted, HttpServletRequest request) {
        if (wanted == null || wanted.isBlank()) {
            return START;
        }
        try {
            URI address = URI.create(wanted.strip());
            boolean path = !address.isAbsolute() && address.getRawAuthority() == null && wanted.startsWith(START);
            return path || isAllowed(address, request) ? address.toString() : START;
        } catch (IllegalArgumentException e) {
            return START;
        }
    }

    private static boolean isAllowed(URI address, HttpServletRequest request) {
        String host = address.getHost();
        String scheme = address.getScheme();
        return host != null
                && scheme != null
                && SCHEMES.contains(scheme)
                && address.getRawUserInfo() == null
                && (THIS_MACHINE.contains(host) || address.getAuthority().equals(request.getHeader(HttpHeaders.HOST)));
    }
}
