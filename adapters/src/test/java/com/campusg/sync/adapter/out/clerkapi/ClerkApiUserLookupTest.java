package com.campusg.sync.adapter.out.clerkapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.campusg.sync.application.port.out.ClerkUnavailableException;
import com.campusg.sync.application.port.out.ClerkUsers;
import com.campusg.sync.application.port.out.ClerkUsers.Lookup;
import com.campusg.user.domain.ClerkUserId;
import com.campusg.user.domain.Profile;
import com.campusg.user.domain.Revision;
import com.campusg.user.domain.SkippedUser;
import com.campusg.user.domain.Snapshot;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class ClerkApiUserLookupTest {

    private static final ClerkUserId ADA = new ClerkUserId("user_ada");
    private static final Snapshot SNAPSHOT =
            new Snapshot(ADA, Profile.blank(), new Revision(Instant.EPOCH, Instant.EPOCH));

    private final AtomicInteger requests = new AtomicInteger();
    private Instant now = Instant.parse("2026-11-23T10:00:00Z");

    @Test
    void fetchesUser() {
        assertThat(lookup(id -> new Lookup.Found(SNAPSHOT)).fetch(ADA)).contains(SNAPSHOT);
    }

    @Test
    void cachesThatClerkDoesNotKnowTheUser() {
        ClerkApiUserLookup lookup = lookup(id -> new Lookup.NotFound());

        assertThat(lookup.fetch(ADA)).isEmpty();
        assertThat(lookup.fetch(ADA)).isEmpty();

        assertThat(requests).hasValue(1);
    }

    @Test
    void pausesAfterFailure() {
        ClerkApiUserLookup lookup = lookup(id -> {
            throw new ClerkUnavailableException("unavailable");
        });

        assertThat(lookup.fetch(ADA)).isEmpty();
        assertThat(lookup.fetch(new ClerkUserId("user_grace"))).isEmpty();
        assertThat(requests).hasValue(1);

        now = now.plus(Duration.ofSeconds(5));
        lookup.fetch(new ClerkUserId("user_joan"));
        assertThat(requests).hasValue(2);
    }

    @Test
    void fetchesOtherUsersAfterOneThatCannotBeRead() {
        ClerkApiUserLookup lookup = lookup(id -> id.equals(ADA)
                ? new Lookup.Unreadable(new SkippedUser(ADA.value(), "no updated_at"))
                : new Lookup.Found(SNAPSHOT));

        assertThat(lookup.fetch(ADA)).isEmpty();
        assertThat(lookup.fetch(new ClerkUserId("user_grace"))).isPresent();
    }

    @Test
    void sendsOneRequestForConcurrentLookupsOfOneUser() throws Exception {
        CountDownLatch sent = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        ClerkApiUserLookup lookup = lookup(id -> {
            sent.countDown();
            await(answer);
            return new Lookup.Found(SNAPSHOT);
        });

        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Optional<Snapshot>>> fetched = new ArrayList<>();
            for (int caller = 0; caller < 50; caller++) {
                fetched.add(callers.submit(() -> lookup.fetch(ADA)));
            }
            await(sent);
            answer.countDown();
            for (Future<Optional<Snapshot>> each : fetched) {
                assertThat(each.get()).contains(SNAPSHOT);
            }
        }
        assertThat(requests).hasValue(1);
    }

    @Test
    void sendsAtMostSixteenConcurrentRequests() throws Exception {
        CountDownLatch sent = new CountDownLatch(16);
        CountDownLatch answer = new CountDownLatch(1);
        ClerkApiUserLookup lookup = lookup(id -> {
            sent.countDown();
            await(answer);
            return new Lookup.Found(SNAPSHOT);
        });

        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Optional<Snapshot>>> fetched = new ArrayList<>();
            for (int caller = 0; caller < 16; caller++) {
                ClerkUserId id = new ClerkUserId("user_" + caller);
                fetched.add(callers.submit(() -> lookup.fetch(id)));
            }
            await(sent);

            assertThat(lookup.fetch(new ClerkUserId("user_17"))).isEmpty();

            answer.countDown();
            for (Future<Optional<Snapshot>> each : fetched) {
                assertThat(each.get()).isPresent();
            }
        }
        assertThat(requests).hasValue(16);
    }

    @Test
    void closesItsThreads() {
        ClerkApiUserLookup lookup = lookup(id -> new Lookup.Found(SNAPSHOT));
        lookup.close();

        assertThatThrownBy(() -> lookup.fetch(ADA)).isInstanceOf(RejectedExecutionException.class);
    }

    private ClerkApiUserLookup lookup(Function<ClerkUserId, Lookup> clerk) {
        return new ClerkApiUserLookup(clerkUsers(clerk), (InstantSource) () -> now, new SimpleMeterRegistry());
    }

    /** Implements {@code find} only. */
    private ClerkUsers clerkUsers(Function<ClerkUserId, Lookup> clerk) {
        return (ClerkUsers) Proxy.newProxyInstance(
                ClerkUsers.class.getClassLoader(), new Class<?>[] {ClerkUsers.class}, (proxy, method, arguments) -> {
                    assertThat(method.getName()).isEqualTo("find");
                    requests.incrementAndGet();
                    return clerk.apply((ClerkUserId) arguments[0]);
                });
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
