package dev.clerkemulator.frontendapi;

import dev.clerkemulator.backendapi.Refusal;
import dev.clerkemulator.control.Switchboard;
import dev.clerkemulator.control.Switches;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.servlet.HandlerInterceptor;

/** Makes the Frontend API slow, or fail, as the switches say. */
public final class FrontendApiWeather implements HandlerInterceptor {
    private final Switchboard switchboard;

    public FrontendApiWeather(Switchboard switchboard) {
        this.switchboard = switchboard;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws InterruptedException {
        Switches switches = switchboard.switches();
        Thread.sleep(switches.apiDelayMillis());
        if (switches.frontendApiUnavailable()) {
            throw Refusal.apiUnavailable();
        }
        return true;
    }
}
