package dev.clerkemulator.backendapi;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.HandlerInterceptor;

/** Takes any of Clerk's API versions, and says which one it took; there is but one behaviour behind them. */
public final class ApiVersionCheck implements HandlerInterceptor {
    private static final String HEADER = "Clerk-API-Version";
    private static final String PARAMETER = "__clerk_api_version";
    private static final String NEWEST = "2026-05-12";
    private static final Pattern VERSION = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        @Nullable String header = request.getHeader(HEADER);
        @Nullable String parameter = request.getParameter(PARAMETER);
        if (header != null && parameter != null) {
            throw Refusal.badApiVersion("Give the version either in " + HEADER + " or in " + PARAMETER + ".");
        }
        String version = header != null ? header : parameter != null ? parameter : NEWEST;
        if (!VERSION.matcher(version).matches()) {
            throw Refusal.badApiVersion("A version is a date such as " + NEWEST + ".");
        }
        response.setHeader(HEADER, version);
        return true;
    }
}
