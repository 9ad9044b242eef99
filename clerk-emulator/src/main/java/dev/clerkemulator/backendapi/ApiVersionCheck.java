package dev.clerkemulator.backendapi;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.HandlerInterceptor;

/** Accepts every API version in Clerk's format and returns it in the response. The version has no other effect. */
public final class ApiVersionCheck implements HandlerInterceptor {
    private static final String HEADER = "Clerk-API-Version";
    private static final String PARAMETER = "__clerk_api_version";
    private static final String DEFAULT_VERSION = "2026-05-12";
    private static final Pattern VERSION = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        @Nullable String header = request.getHeader(HEADER);
        @Nullable String parameter = request.getParameter(PARAMETER);
        if (header != null && parameter != null) {
            throw ClerkApiException.badApiVersion(
                    "The version must be either in " + HEADER + " or in " + PARAMETER + ".");
        }
        String version = header != null ? header : parameter != null ? parameter : DEFAULT_VERSION;
        if (!VERSION.matcher(version).matches()) {
            throw ClerkApiException.badApiVersion("The version must be a date such as " + DEFAULT_VERSION + ".");
        }
        response.setHeader(HEADER, version);
        return true;
    }
}
