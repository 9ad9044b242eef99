package dev.clerkemulator.backendapi;

import dev.clerkemulator.control.FaultInjection;
import dev.clerkemulator.control.FaultSwitches;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.HandlerInterceptor;

/** Injects delays and failures into the Backend API and the key endpoints. */
public final class BackendApiFaultInterceptor implements HandlerInterceptor {
    /** A page as a proxy between client and Clerk could return it. */
    private static final String HTML_PAGE = "<!doctype html><title>Just a moment...</title>";

    private final FaultInjection faults;

    public BackendApiFaultInterceptor(FaultInjection faults) {
        this.faults = faults;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws InterruptedException, IOException {
        FaultSwitches active = faults.switches();
        Thread.sleep(active.apiDelayMillis());
        if (active.apiUnavailable() && isBackendApi(request.getRequestURI())) {
            throw ClerkApiException.apiUnavailable();
        }
        if (active.apiBroken()) {
            throw ClerkApiException.apiBroken();
        }
        if (active.apiGarbled()) {
            response.setContentType(MediaType.TEXT_HTML_VALUE);
            response.getWriter().write(HTML_PAGE);
            return false;
        }
        return true;
    }

    private static boolean isBackendApi(String path) {
        return path.startsWith("/v1/") || path.startsWith("/m2m_tokens");
    }
}
