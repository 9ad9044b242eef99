package com.campusg.clerk.adapter.out.backendapi;

import com.campusg.clerk.application.port.out.ClerkUnavailableException;
import com.campusg.clerk.application.port.out.ClerkUsers;
import com.campusg.clerk.application.port.out.Newcomers;
import com.campusg.user.domain.ClerkUserId;
import com.campusg.user.domain.Snapshot;
import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks Clerk about callers whom we do not know, and bears in mind that anybody with a session token can make us ask: one
 * question for one user at a time, few at once, and none for a while once Clerk was found away.
 */
final class BackendApiNewcomers implements Newcomers {

    private static final Logger LOG = LoggerFactory.getLogger(BackendApiNewcomers.class);

    /** As long as an answer is remembered, also that Clerk knows nobody of that name. */
    private static final Duration REMEMBERED = Duration.ofSeconds(5);

    private static final int MOST_REMEMBERED = 10_000;
    private static final int MOST_AT_ONCE = 16;

    /** How long a Clerk that was found away is left alone. */
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final ClerkUsers clerkUsers;
    private final InstantSource clock;
    private final MeterRegistry meters;
    private final Semaphore questions = new Semaphore(MOST_AT_ONCE);
    private final AsyncCache<ClerkUserId, Optional<Snapshot>> answers;
    private volatile Instant awayUntil = Instant.MIN;

    BackendApiNewcomers(ClerkUsers clerkUsers, InstantSource clock, MeterRegistry meters) {
        this.clerkUsers = clerkUsers;
        this.clock = clock;
        this.meters = meters;
        this.answers = Caffeine.newBuilder()
                .expireAfterWrite(REMEMBERED)
                .maximumSize(MOST_REMEMBERED)
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .buildAsync();
    }

    @Override
    public Optional<Snapshot> fetch(ClerkUserId clerkUserId) {
        return answers.get(clerkUserId, this::ask).join();
    }

    private Optional<Snapshot> ask(ClerkUserId clerkUserId) {
        if (clock.instant().isBefore(awayUntil)) {
            return counted("away", Optional.empty());
        }
        if (!questions.tryAcquire()) {
            return counted("busy", Optional.empty());
        }
        try {
            Optional<Snapshot> user = clerkUsers.find(clerkUserId);
            return counted(user.isPresent() ? "found" : "unknown", user);
        } catch (ClerkUnavailableException away) {
            awayUntil = clock.instant().plus(PAUSE);
            LOG.warn("A caller's user cannot be fetched: {}", away.getMessage());
            return counted("failed", Optional.empty());
        } finally {
            questions.release();
        }
    }

    private Optional<Snapshot> counted(String result, Optional<Snapshot> user) {
        Counter.builder("campusg.clerk.fetches")
                .description("Users who were fetched from Clerk when they called before their webhook came")
                .tag("result", result)
                .register(meters)
                .increment();
        return user;
    }
}
