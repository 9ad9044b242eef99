package com.campusg.sync.adapter.out.clerkapi;

import com.campusg.sync.application.port.out.ClerkUnavailableException;
import com.campusg.sync.application.port.out.ClerkUserLookup;
import com.campusg.sync.application.port.out.ClerkUsers;
import com.campusg.sync.application.port.out.ClerkUsers.Lookup;
import com.campusg.user.domain.ClerkUserId;
import com.campusg.user.domain.SkippedUser;
import com.campusg.user.domain.Snapshot;
import com.campusg.web.LogRateLimiter;
import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches users from Clerk within strict limits, because every caller with a session token can cause a request: one request
 * per user at a time, a bounded number of concurrent requests, and none for some seconds after Clerk was unavailable.
 */
final class ClerkApiUserLookup implements ClerkUserLookup, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ClerkApiUserLookup.class);

    /** How long an answer is cached, also that Clerk does not know the user. */
    private static final Duration CACHE_TTL = Duration.ofSeconds(5);

    private static final int MAX_CACHED = 10_000;
    private static final int MAX_CONCURRENT = 16;

    /** How long no request is sent after one has failed. */
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(5);

    private final ClerkUsers clerkUsers;
    private final InstantSource clock;
    private final MeterRegistry meters;
    private final LogRateLimiter failures = new LogRateLimiter();
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore permits = new Semaphore(MAX_CONCURRENT);
    private final AsyncCache<ClerkUserId, Optional<Snapshot>> answers;
    private volatile Instant pausedUntil = Instant.MIN;

    ClerkApiUserLookup(ClerkUsers clerkUsers, InstantSource clock, MeterRegistry meters) {
        this.clerkUsers = clerkUsers;
        this.clock = clock;
        this.meters = meters;
        this.answers = Caffeine.newBuilder()
                .expireAfterWrite(CACHE_TTL)
                .maximumSize(MAX_CACHED)
                .executor(executor)
                .buildAsync();
    }

    @Override
    public Optional<Snapshot> fetch(ClerkUserId clerkUserId) {
        CompletableFuture<Optional<Snapshot>> cached = answers.getIfPresent(clerkUserId);
        if (cached != null) {
            return cached.join();
        }
        if (clock.instant().isBefore(pausedUntil)) {
            return counted("away", Optional.empty());
        }
        if (!permits.tryAcquire()) {
            return counted("busy", Optional.empty());
        }
        try {
            return answers.get(clerkUserId, this::request).join();
        } finally {
            permits.release();
        }
    }

    private Optional<Snapshot> request(ClerkUserId clerkUserId) {
        try {
            return switch (clerkUsers.find(clerkUserId)) {
                case Lookup.Found(Snapshot snapshot) -> counted("found", Optional.of(snapshot));
                case Lookup.NotFound() -> counted("unknown", Optional.empty());
                case Lookup.Unreadable(SkippedUser user) -> {
                    LOG.warn("{} at Clerk cannot be read: {}", user.id(), user.reason());
                    yield counted("unreadable", Optional.empty());
                }
            };
        } catch (ClerkUnavailableException unavailable) {
            pausedUntil = clock.instant().plus(PAUSE_AFTER_FAILURE);
            failures.log(
                    "fetch",
                    omitted -> LOG.warn(
                            "{} cannot be fetched from Clerk: {} ({} more since the last message)",
                            clerkUserId.value(),
                            unavailable.getMessage(),
                            omitted));
            return counted("failed", Optional.empty());
        }
    }

    private Optional<Snapshot> counted(String result, Optional<Snapshot> user) {
        Counter.builder("campusg.clerk.fetches")
                .description("Users fetched from Clerk because they called before their delivery arrived")
                .tag("result", result)
                .register(meters)
                .increment();
        return user;
    }

    /** Waits for running requests. */
    @Override
    public void close() {
        executor.close();
    }
}
