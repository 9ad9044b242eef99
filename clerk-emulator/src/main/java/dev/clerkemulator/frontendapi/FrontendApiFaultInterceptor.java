package dev.clerkemulator.frontendapi;

import dev.clerkemulator.backendapi.ClerkApiException;
import dev.clerkemulator.control.FaultInjection;
import dev.clerkemulator.control.FaultSwitches;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.servlet.HandlerInterceptor;

/** Injects delays and failures into the Frontend API. */
public final class FrontendApiFaultInterceptor implements HandlerInterceptor {
    private final FaultInjection faults;

    public FrontendApiFaultInterceptor(FaultInjection faults) {
        this.faults = faults;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws InterruptedException {
        FaultSwitches active = faults.switches();
        Thread.sleep(active.apiDelayMillis());
        if (active.frontendApiUnavailable()) {
            throw ClerkApiException.apiUnavailable();
        }
        return true;
    }
}
