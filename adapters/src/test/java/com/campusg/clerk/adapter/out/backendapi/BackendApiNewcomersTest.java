package com.campusg.clerk.adapter.out.backendapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.campusg.clerk.application.port.out.ClerkUnavailableException;
import com.campusg.clerk.application.port.out.ClerkUsers;
import com.campusg.user.domain.ClerkUserId;
import com.campusg.user.domain.Profile;
import com.campusg.user.domain.Revision;
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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class BackendApiNewcomersTest {

    private static final ClerkUserId ADA = new ClerkUserId("user_ada");
    private static final Snapshot SNAPSHOT =
            new Snapshot(ADA, Profile.blank(), new Revision(Instant.EPOCH, Instant.EPOCH));

    private final AtomicInteger questions = new AtomicInteger();
    private Instant now = Instant.parse("2026-11-23T10:00:00Z");

    @Test
    void fetchesWhomClerkKnows() {
        assertThat(newcomers(id -> Optional.of(SNAPSHOT)).fetch(ADA)).contains(SNAPSHOT);
    }

    @Test
    void remembersForAWhileThatClerkKnowsNobody() {
        BackendApiNewcomers newcomers = newcomers(id -> Optional.empty());

        assertThat(newcomers.fetch(ADA)).isEmpty();
        assertThat(newcomers.fetch(ADA)).isEmpty();

        assertThat(questions).hasValue(1);
    }

    @Test
    void leavesAClerkAloneThatWasJustAway() {
        BackendApiNewcomers newcomers = newcomers(id -> {
            throw new ClerkUnavailableException("away");
        });

        assertThat(newcomers.fetch(ADA)).isEmpty();
        assertThat(newcomers.fetch(new ClerkUserId("user_grace"))).isEmpty();
        assertThat(questions).hasValue(1);

        now = now.plus(Duration.ofSeconds(5));
        newcomers.fetch(new ClerkUserId("user_joan"));
        assertThat(questions).hasValue(2);
    }

    @Test
    void asksOnceForManyWhoWantTheSameUser() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        BackendApiNewcomers newcomers = newcomers(id -> {
            asked.countDown();
            await(answer);
            return Optional.of(SNAPSHOT);
        });

        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Optional<Snapshot>>> fetched = new ArrayList<>();
            for (int caller = 0; caller < 50; caller++) {
                fetched.add(callers.submit(() -> newcomers.fetch(ADA)));
            }
            await(asked);
            answer.countDown();
            for (Future<Optional<Snapshot>> each : fetched) {
                assertThat(each.get()).contains(SNAPSHOT);
            }
        }
        assertThat(questions).hasValue(1);
    }

    @Test
    void asksAboutSixteenUsersAtOnceAndNoMore() throws Exception {
        CountDownLatch asked = new CountDownLatch(16);
        CountDownLatch answer = new CountDownLatch(1);
        BackendApiNewcomers newcomers = newcomers(id -> {
            asked.countDown();
            await(answer);
            return Optional.of(SNAPSHOT);
        });

        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Optional<Snapshot>>> fetched = new ArrayList<>();
            for (int caller = 0; caller < 16; caller++) {
                ClerkUserId id = new ClerkUserId("user_" + caller);
                fetched.add(callers.submit(() -> newcomers.fetch(id)));
            }
            await(asked);

            assertThat(newcomers.fetch(new ClerkUserId("user_17"))).isEmpty();

            answer.countDown();
            for (Future<Optional<Snapshot>> each : fetched) {
                assertThat(each.get()).isPresent();
            }
        }
        assertThat(questions).hasValue(16);
    }

    private BackendApiNewcomers newcomers(Function<ClerkUserId, Optional<Snapshot>> clerk) {
        return new BackendApiNewcomers(asking(clerk), (InstantSource) () -> now, new SimpleMeterRegistry());
    }

    /** A Clerk that is asked for one user at a time, and for nothing else. */
    private ClerkUsers asking(Function<ClerkUserId, Optional<Snapshot>> clerk) {
        return (ClerkUsers) Proxy.newProxyInstance(
                ClerkUsers.class.getClassLoader(), new Class<?>[] {ClerkUsers.class}, (proxy, method, arguments) -> {
                    assertThat(method.getName()).isEqualTo("find");
                    questions.incrementAndGet();
                    return clerk.apply((ClerkUserId) arguments[0]);
                });
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
