package dev.clerkemulator.backendapi;

import dev.clerkemulator.control.Switchboard;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Refuses what comes too fast: a number of requests per window of ten seconds, or each of them if it is switched so.
 * Clerk never limits the keys.
 */
public final class RateLimit implements HandlerInterceptor {
    private static final Duration WINDOW = Duration.ofSeconds(10);

    private final int requestsPerWindow;
    private final Switchboard switchboard;
    private final InstantSource time;
    private Instant windowEnds = Instant.EPOCH;
    private int inWindow;

    /**
     * Starts with an empty window.
     *
     * @param requestsPerWindow 0 for no limit
     */
    public RateLimit(int requestsPerWindow, Switchboard switchboard, InstantSource time) {
        this.requestsPerWindow = requestsPerWindow;
        this.switchboard = switchboard;
        this.time = time;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (switchboard.switches().apiRateLimited()) {
            throw Refusal.tooManyRequests(Duration.ofSeconds(1));
        }
        if (requestsPerWindow > 0) {
            count();
        }
        return true;
    }

    private synchronized void count() {
        Instant now = time.instant();
        if (!now.isBefore(windowEnds)) {
            windowEnds = now.plus(WINDOW);
            inWindow = 0;
        }
        inWindow++;
        if (inWindow > requestsPerWindow) {
            // Rounded up: whoever waits that long is not early.
            throw Refusal.tooManyRequests(Duration.between(now, windowEnds).plusMillis(999));
        }
    }
}
