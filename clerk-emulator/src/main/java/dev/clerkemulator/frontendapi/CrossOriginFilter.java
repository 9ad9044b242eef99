package dev.clerkemulator.frontendapi;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Handles CORS for the Frontend API: allows pages on loopback hosts, on any port. Requests of other pages are processed
 * without CORS headers, because they can come from an origin that proxies the Frontend API; for other origins the browser
 * blocks the response.
 */
public final class CrossOriginFilter extends OncePerRequestFilter {
    private static final Set<String> LOOPBACK_HOSTS = Set.of("localhost", "127.0.0.1", "[::1]");

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !FrontendApi.matches(request.getRequestURI());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.addHeader(HttpHeaders.VARY, HttpHeaders.ORIGIN);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        if (isOnLoopback(origin)) {
            response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, origin);
            response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_CREDENTIALS, "true");
            response.setHeader(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, "Retry-After");
        }
        boolean preflight = HttpMethod.OPTIONS.matches(request.getMethod())
                && request.getHeader(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD) != null;
        if (!preflight) {
            chain.doFilter(request, response);
            return;
        }
        response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, "GET, POST, PATCH, DELETE");
        String headers = request.getHeader(HttpHeaders.ACCESS_CONTROL_REQUEST_HEADERS);
        if (headers != null) {
            response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, headers);
        }
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }

    static boolean isOnLoopback(@Nullable String origin) {
        if (origin == null) {
            return false;
        }
        try {
            String host = URI.create(origin).getHost();
            return host != null && (LOOPBACK_HOSTS.contains(host) || host.endsWith(".localhost"));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
