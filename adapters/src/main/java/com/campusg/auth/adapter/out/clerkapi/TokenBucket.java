package com.campusg.auth.adapter.out.clerkapi;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;

/** Limits the rate of an operation: a burst of {@code capacity}, then one per interval. Thread-safe. */
final class TokenBucket {

    private final int capacity;
    private final long intervalNanos;
    private final Ticker ticker;
    private double available;
    private long updatedAt;

    TokenBucket(int capacity, Duration interval, Ticker ticker) {
        this.capacity = capacity;
        this.intervalNanos = interval.toNanos();
        this.ticker = ticker;
        this.available = capacity;
        this.updatedAt = ticker.read();
    }

    synchronized boolean tryAcquire() {
        long now = ticker.read();
        available = Math.min(capacity, available + (double) (now - updatedAt) / intervalNanos);
        updatedAt = now;
        if (available < 1) {
            return false;
        }
        available--;
        return true;
    }

    /** Returns what {@link #tryAcquire} took. */
    synchronized void release() {
        available = Math.min(capacity, available + 1);
    }
}
