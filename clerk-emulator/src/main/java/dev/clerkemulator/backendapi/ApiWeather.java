package dev.clerkemulator.backendapi;

import dev.clerkemulator.control.Switchboard;
import dev.clerkemulator.control.Switches;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.servlet.HandlerInterceptor;

/** Makes Clerk slow, or its Backend API fail, as the switches say. */
public final class ApiWeather implements HandlerInterceptor {
    private final Switchboard switchboard;

    public ApiWeather(Switchboard switchboard) {
        this.switchboard = switchboard;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws InterruptedException {
        Switches switches = switchboard.switches();
        Thread.sleep(switches.apiDelayMillis());
        if (switches.apiUnavailable() && isBackendApi(request.getRequestURI())) {
            throw Refusal.apiUnavailable();
        }
        return true;
    }

    private static boolean isBackendApi(String path) {
        return path.startsWith("/v1/") || path.startsWith("/m2m_tokens");
    }
}
