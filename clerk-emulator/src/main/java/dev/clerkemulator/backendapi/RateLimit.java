package dev.clerkemulator.backendapi;

import dev.clerkemulator.control.FaultInjection;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Limits the number of requests per window of ten seconds, or rejects all requests while the corresponding fault is
 * active. It does not apply to the JWKS, which Clerk does not limit either.
 */
public final class RateLimit implements HandlerInterceptor {
    private static final Duration WINDOW = Duration.ofSeconds(10);

    private final int requestsPerWindow;
    private final FaultInjection faults;
    private final InstantSource time;
    private Instant windowEnd = Instant.EPOCH;
    private int requestsInWindow;

    /**
     * Creates a rate limit.
     *
     * @param requestsPerWindow the number of requests per ten seconds; 0 for no limit
     */
    public RateLimit(int requestsPerWindow, FaultInjection faults, InstantSource time) {
        this.requestsPerWindow = requestsPerWindow;
        this.faults = faults;
        this.time = time;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (faults.switches().apiRateLimited()) {
            throw ClerkApiException.tooManyRequests(Duration.ofSeconds(1));
        }
        if (requestsPerWindow > 0) {
            count();
        }
        return true;
    }

    private synchronized void count() {
        Instant now = time.instant();
        if (!now.isBefore(windowEnd)) {
            windowEnd = now.plus(WINDOW);
            requestsInWindow = 0;
        }
        requestsInWindow++;
        if (requestsInWindow > requestsPerWindow) {
            // Rounds up to whole seconds, so that a retry after this time is allowed.
            throw ClerkApiException.tooManyRequests(
                    Duration.between(now, windowEnd).plusMillis(999));
        }
    }
}
