package dev.clerkemulator.control;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Rejects state-changing requests that a browser sends for another site (CSRF). The pages and the control API require no
 * authentication, so any page that a developer opens could otherwise change users and faults. Clients other than browsers
 * send neither of the two headers and are accepted.
 */
public final class CrossSiteCheck implements HandlerInterceptor {
    private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> TRUSTED_SITES = Set.of("same-origin", "none");

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (SAFE_METHODS.contains(request.getMethod()) || isClerkApi(request.getRequestURI())) {
            return true;
        }
        @Nullable String site = request.getHeader("Sec-Fetch-Site");
        @Nullable String origin = request.getHeader(HttpHeaders.ORIGIN);
        boolean sameSite =
                site != null ? TRUSTED_SITES.contains(site) : origin == null || isSameOrigin(origin, request);
        if (!sameSite) {
            throw new CrossSiteRequestException();
        }
        return true;
    }

    /** The Backend API requires the secret key, and the cookie of the Frontend API is SameSite=Lax. */
    private static boolean isClerkApi(String path) {
        return path.startsWith("/v1/") || path.startsWith("/__clerk/v1/");
    }

    private static boolean isSameOrigin(String origin, HttpServletRequest request) {
        try {
            @Nullable String authority = URI.create(origin).getAuthority();
            return authority != null && authority.equalsIgnoreCase(request.getHeader(HttpHeaders.HOST));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
