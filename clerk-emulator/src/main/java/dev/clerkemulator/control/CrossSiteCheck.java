package dev.clerkemulator.control;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Refuses changes that a browser makes on behalf of another site: nobody is asked for a password here, so any page that
 * a developer happens to look at could change users and switches. What is no browser sends neither header.
 */
public final class CrossSiteCheck implements HandlerInterceptor {
    private static final Set<String> HARMLESS = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> OWN_SITES = Set.of("same-origin", "none");

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (HARMLESS.contains(request.getMethod()) || isClerksApi(request.getRequestURI())) {
            return true;
        }
        @Nullable String site = request.getHeader("Sec-Fetch-Site");
        @Nullable String origin = request.getHeader(HttpHeaders.ORIGIN);
        boolean own = site != null ? OWN_SITES.contains(site) : origin == null || isOwn(origin, request);
        if (!own) {
            throw new CrossSiteRequest();
        }
        return true;
    }

    /** The Backend API asks for the secret key; the Frontend API's cookie does not travel with another site's request. */
    private static boolean isClerksApi(String path) {
        return path.startsWith("/v1/") || path.startsWith("/__clerk/v1/");
    }

    private static boolean isOwn(String origin, HttpServletRequest request) {
        try {
            @Nullable String authority = URI.create(origin).getAuthority();
            return authority != null && authority.equalsIgnoreCase(request.getHeader(HttpHeaders.HOST));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
