package dev.clerkemulator.frontendapi;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** The origin of the page that sends a request, which becomes the authorized party of its tokens. */
final class PageOrigin {

    private PageOrigin() {}

    /** Returns the Origin header, or the origin of the Referer header: browsers omit Origin in same-origin GET requests. */
    static @Nullable String of(HttpServletRequest request) {
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        if (origin != null) {
            return origin.equals("null") ? null : origin;
        }
        String referrer = request.getHeader(HttpHeaders.REFERER);
        if (referrer == null) {
            return null;
        }
        try {
            URI page = URI.create(referrer);
            return page.getHost() == null ? null : page.getScheme() + "://" + page.getRawAuthority();
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
