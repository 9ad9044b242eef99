package com.campusg.web;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/** Limits log messages to one per minute and kind, so that unauthenticated requests cannot fill the log. Thread-safe. */
public final class LogRateLimiter {

    private static final long INTERVAL_NANOS = Duration.ofMinutes(1).toNanos();

    private final LongSupplier nanoTime;
    private final Map<String, Kind> kinds = new ConcurrentHashMap<>();

    public LogRateLimiter() {
        this(System::nanoTime);
    }

    /** @param nanoTime a monotonic clock, in nanoseconds */
    public LogRateLimiter(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /**
     * Logs a message unless one of the same kind was logged in the last minute.
     *
     * @param kind one of a bounded number of names
     * @param message logs the message; receives the number of messages that were omitted since the last one
     */
    public void log(String kind, LongConsumer message) {
        long omitted = kinds.computeIfAbsent(kind, name -> new Kind()).acquire(nanoTime.getAsLong());
        if (omitted >= 0) {
            message.accept(omitted);
        }
    }

    private static final class Kind {

        private boolean logged;
        private long loggedAt;
        private long omitted;

        /** Returns the number of omitted messages, or -1 if this message is omitted, too. */
        synchronized long acquire(long now) {
            if (logged && now - loggedAt < INTERVAL_NANOS) {
                omitted++;
                return -1;
            }
            long count = omitted;
            logged = true;
            loggedAt = now;
            omitted = 0;
            return count;
        }
    }
}
