package com.campusg.clerk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.campusg.clerk.application.port.in.ApplyDelivery.Outcome;
import com.campusg.clerk.domain.DeliveredChange;
import com.campusg.clerk.domain.Delivery;
import com.campusg.clerk.domain.DeliveryId;
import com.campusg.clerk.domain.Envelope;
import com.campusg.clerk.domain.Payload;
import com.campusg.user.domain.ClerkUserId;
import com.campusg.user.domain.UserChange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.transaction.CannotCreateTransactionException;

class GroupCommitTest {

    private static final Envelope DELETION = new Envelope("user.deleted", null, null);

    private final List<Integer> sizes = new CopyOnWriteArrayList<>();

    static RuntimeException[] outages() {
        return new RuntimeException[] {
            new CannotCreateTransactionException("no connection"),
            new DataAccessResourceFailureException("connection lost"),
            new QueryTimeoutException("frozen")
        };
    }

    static RuntimeException[] faults() {
        return new RuntimeException[] {
            new DataIntegrityViolationException("too long"),
            new CannotAcquireLockException("deadlock"),
            new IllegalStateException("a fault of ours")
        };
    }

    @Test
    void tellsEachWhatBecameOfIt() {
        GroupCommit commits = new GroupCommit(
                changes -> changes.stream().map(GroupCommitTest::applied).toList());

        assertThat(commits.apply(change("msg_1"))).isEqualTo(new Outcome.Applied(DELETION));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void letsNobodyFailForWhatSomebodyElseBrought(RuntimeException fault) throws Exception {
        CountDownLatch company = new CountDownLatch(1);
        GroupCommit commits = new GroupCommit(changes -> {
            sizes.add(changes.size());
            if (sizes.size() <= 2) {
                awaitUninterruptibly(company);
            }
            if (changes.contains(change("msg_bad"))) {
                throw fault;
            }
            return changes.stream().map(GroupCommitTest::applied).toList();
        });

        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Outcome>> results = new ArrayList<>();
            for (String id : List.of("msg_1", "msg_2", "msg_3", "msg_bad", "msg_4")) {
                results.add(callers.submit(() -> commits.apply(change(id))));
            }
            company.countDown();

            for (int good : List.of(0, 1, 2, 4)) {
                assertThat(results.get(good))
                        .succeedsWithin(Duration.ofMinutes(1))
                        .isEqualTo(new Outcome.Applied(DELETION));
            }
            assertThat(results.get(3))
                    .failsWithin(Duration.ofMinutes(1))
                    .withThrowableThat()
                    .withCause(fault);
        }
    }

    @ParameterizedTest
    @MethodSource("outages")
    void doesNotKnockAgainWhereNobodyIsAtHome(RuntimeException outage) {
        GroupCommit commits = new GroupCommit(changes -> {
            sizes.add(changes.size());
            throw outage;
        });

        assertThatThrownBy(() -> commits.apply(change("msg_1"))).isSameAs(outage);
        assertThat(sizes).containsExactly(1);
    }

    private static Outcome applied(DeliveredChange change) {
        return new Outcome.Applied(change.envelope());
    }

    private static DeliveredChange change(String id) {
        return new DeliveredChange(
                new Delivery(new DeliveryId(id), new Payload(new byte[0]), Instant.EPOCH),
                DELETION,
                new UserChange.Deleted(new ClerkUserId("user_ada")));
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stop) {
            throw new IllegalStateException(stop);
        }
    }
}
