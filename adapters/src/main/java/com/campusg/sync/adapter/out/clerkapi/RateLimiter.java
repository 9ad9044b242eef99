package com.campusg.sync.adapter.out.clerkapi;

import com.campusg.sync.application.port.out.ClerkUnavailableException;
import java.time.Duration;

/** Spaces requests evenly, because Clerk limits the rate per instance. Safe for use by several threads. */
final class RateLimiter {

    private final Duration interval;
    private long nextPermitAt = System.nanoTime();

    private RateLimiter(Duration interval) {
        this.interval = interval;
    }

    static RateLimiter unlimited() {
        return new RateLimiter(Duration.ZERO);
    }

    static RateLimiter perSecond(int requests) {
        return new RateLimiter(Duration.ofSeconds(1).dividedBy(requests));
    }

    /**
     * Waits until the next request may be sent.
     *
     * @throws ClerkUnavailableException if the thread is interrupted
     */
    void acquire() {
        sleep(Duration.ofNanos(reserve()));
    }

    private synchronized long reserve() {
        long now = System.nanoTime();
        long permitAt = Math.max(now, nextPermitAt);
        nextPermitAt = permitAt + interval.toNanos();
        return permitAt - now;
    }

    /**
     * Waits before a request is repeated.
     *
     * @throws ClerkUnavailableException if the thread is interrupted
     */
    void sleep(Duration delay) {
        try {
            Thread.sleep(delay);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ClerkUnavailableException("Interrupted while waiting for Clerk");
        }
    }
}
