package dev.clerkemulator.backendapi;

import dev.clerkemulator.control.Switchboard;
import dev.clerkemulator.control.Switches;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.HandlerInterceptor;

/** Makes Clerk slow, fail, or talk nonsense, as the switches say. */
public final class ApiWeather implements HandlerInterceptor {
    /** As a proxy on the way might answer in Clerk's place. */
    private static final String PAGE = "<!doctype html><title>Just a moment...</title>";

    private final Switchboard switchboard;

    public ApiWeather(Switchboard switchboard) {
        this.switchboard = switchboard;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws InterruptedException, IOException {
        Switches switches = switchboard.switches();
        Thread.sleep(switches.apiDelayMillis());
        if (switches.apiUnavailable() && isBackendApi(request.getRequestURI())) {
            throw Refusal.apiUnavailable();
        }
        if (switches.apiBroken()) {
            throw Refusal.apiBroken();
        }
        if (switches.apiGarbled()) {
            response.setContentType(MediaType.TEXT_HTML_VALUE);
            response.getWriter().write(PAGE);
            return false;
        }
        return true;
    }

    private static boolean isBackendApi(String path) {
        return path.startsWith("/v1/") || path.startsWith("/m2m_tokens");
    }
}
