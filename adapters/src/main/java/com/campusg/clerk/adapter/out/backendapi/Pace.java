package com.campusg.clerk.adapter.out.backendapi;

import com.campusg.clerk.application.port.out.ClerkUnavailableException;
import java.time.Duration;

/** How fast questions follow each other: Clerk counts them per instance, and others ask, too. */
final class Pace {

    private final Duration between;
    private long nextAt = System.nanoTime();

    private Pace(Duration between) {
        this.between = between;
    }

    /** As fast as they come. */
    static Pace free() {
        return new Pace(Duration.ZERO);
    }

    static Pace of(int questionsPerSecond) {
        return new Pace(Duration.ofSeconds(1).dividedBy(questionsPerSecond));
    }

    /** Returns when the next question may be asked. */
    void await() {
        rest(Duration.ofNanos(turn()));
    }

    private synchronized long turn() {
        long now = System.nanoTime();
        long at = Math.max(now, nextAt);
        nextAt = at + between.toNanos();
        return at - now;
    }

    /** Returns after so long a time. */
    void rest(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new ClerkUnavailableException("Stopped while waiting for Clerk");
        }
    }
}
