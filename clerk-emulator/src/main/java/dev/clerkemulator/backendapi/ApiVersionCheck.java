package dev.clerkemulator.backendapi;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.HandlerInterceptor;

/** Accepts the published API versions and returns the version in the response. The version has no other effect. */
public final class ApiVersionCheck implements HandlerInterceptor {
    private static final String HEADER = "Clerk-API-Version";
    private static final String PARAMETER = "__clerk_api_version";
    private static final String DEFAULT_VERSION = "2026-05-12";
    private static final Set<String> VERSIONS =
            Set.of("2021-02-05", "2024-10-01", "2025-03-12", "2025-04-10", "2025-11-10", DEFAULT_VERSION);

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        @Nullable String header = request.getHeader(HEADER);
        @Nullable String parameter = request.getParameter(PARAMETER);
        if (header != null && parameter != null) {
            throw ClerkApiException.badApiVersion(
                    "The version must be either in " + HEADER + " or in " + PARAMETER + ".");
        }
        String version = header != null ? header : parameter != null ? parameter : DEFAULT_VERSION;
        if (!VERSIONS.contains(version)) {
            throw ClerkApiException.badApiVersion(
                    version + " is not a published version, such as " + DEFAULT_VERSION + ".");
        }
        response.setHeader(HEADER, version);
        return true;
    }
}
