package com.campusg.user.adapter.out.postgres;

import static com.campusg.user.application.port.out.UserFixture.ADA;
import static com.campusg.user.application.port.out.UserFixture.GRACE;
import static com.campusg.user.application.port.out.UserFixture.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import com.campusg.DatabaseTest;
import com.campusg.TwoTransactions;
import com.campusg.testing.Timeouts;
import com.campusg.user.application.port.out.UserEventOutbox;
import com.campusg.user.application.port.out.UserEventOutbox.Pending;
import com.campusg.user.application.port.out.UserEventOutboxContract;
import com.campusg.user.domain.UserEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@DatabaseTest
@TestPropertySource(properties = "spring.kafka.bootstrap-servers=broker.invalid:9092")
class PostgresUserEventOutboxIT extends UserEventOutboxContract {

    private final UserEventOutbox outbox;
    private final JdbcClient jdbc;
    private final JdbcOperations statements;
    private final TransactionTemplate transaction;
    private final PlatformTransactionManager transactionManager;

    PostgresUserEventOutboxIT(
            @Autowired UserEventOutbox outbox,
            @Autowired JdbcClient jdbc,
            @Autowired JdbcOperations statements,
            @Autowired PlatformTransactionManager transactionManager) {
        this.outbox = outbox;
        this.jdbc = jdbc;
        this.statements = statements;
        this.transaction = new TransactionTemplate(transactionManager);
        this.transactionManager = transactionManager;
    }

    @AfterEach
    void deleteEvents() {
        jdbc.sql("delete from user_event_outbox").update();
    }

    @Override
    protected UserEventOutbox outbox() {
        return outbox;
    }

    @Override
    protected void commit(List<UserEvent> events) {
        transaction.executeWithoutResult(status -> outbox.add(events));
    }

    @Test
    void discardsTheEventsOfATransactionThatIsRolledBack() {
        transaction.executeWithoutResult(status -> {
            outbox.add(List.of(new UserEvent.Registered(ADA, 1, NOW)));
            status.setRollbackOnly();
        });

        assertThat(outbox.backlog().events()).isZero();
    }

    /** The position of an event is assigned before the commit, so an earlier position may become visible later. */
    @Test
    void returnsTheEventsOfAUserInOrderWhileAnEarlierTransactionOfAnotherUserIsOpen() {
        List<List<UserEvent>> read = new ArrayList<>();

        try (TwoTransactions transactions = new TwoTransactions(transactionManager, jdbc)) {
            transactions.during(() -> outbox.add(List.of(new UserEvent.Registered(GRACE, 1, NOW))), () -> {
                outbox.add(List.of(new UserEvent.Registered(ADA, 1, NOW)));
                return "added";
            });
            read.add(completeAll());
            commit(List.of(new UserEvent.Changed(ADA, 2, NOW)));
        }
        commit(List.of(new UserEvent.Changed(ADA, 3, NOW)));
        read.add(completeAll());

        assertThat(read.stream()
                        .flatMap(List::stream)
                        .filter(event -> event.clerkUserId().equals(ADA)))
                .extracting(UserEvent::version)
                .containsExactly(1L, 2L, 3L);
        assertThat(read.stream()
                        .flatMap(List::stream)
                        .filter(event -> event.clerkUserId().equals(GRACE)))
                .hasSize(1);
    }

    @Test
    void losesTheLeaseWhenTheLeaderIsSilentForTooLong() {
        commit(List.of(new UserEvent.Registered(ADA, 1, NOW)));
        UserEventOutbox withShortLease = outbox(Duration.ofMillis(100));

        withShortLease.runIfLeader(lease -> {
            await().atMost(Timeouts.DEFAULT)
                    .until(() -> outbox.runIfLeader(other -> {
                        List<Pending> pending = other.oldest(1);
                        assertThat(pending).hasSize(1);
                        assertLost(() -> lease.oldest(1));
                        assertLost(() -> lease.complete(pending));
                    }));
            assertLost(() -> lease.oldest(1));
        });

        assertThat(outbox.backlog().events()).isOne();
    }

    @Test
    void keepsAnExpiredLeaseThatNobodyElseHasAcquired() {
        UserEventOutbox withShortLease = outbox(Duration.ZERO);

        assertThat(withShortLease.runIfLeader(
                        lease -> assertThat(lease.oldest(1)).isEmpty()))
                .isTrue();
    }

    private static void assertLost(ThrowingCallable access) {
        assertThatExceptionOfType(ConcurrencyFailureException.class).isThrownBy(access);
    }

    @Test
    void failsAtAnEventOfAnUnknownType() {
        commit(List.of(new UserEvent.Registered(ADA, 1, NOW)));
        jdbc.sql("update user_event_outbox set type = 'promoted'").update();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> outbox.runIfLeader(lease -> lease.oldest(1)))
                .withMessageContaining("promoted");
    }

    @Test
    void returnsAnEventThatAnOperatorInserted() {
        jdbc.sql("""
                        insert into user_event_outbox (type, clerk_user_id, version, occurred_at)
                        values ('erased', 'user_ada', 7, now())""").update();

        outbox.runIfLeader(lease -> assertThat(lease.oldest(1))
                .singleElement()
                .extracting(Pending::event)
                .isInstanceOf(UserEvent.Erased.class)
                .returns(ADA, UserEvent::clerkUserId)
                .returns(7L, UserEvent::version));
    }

    private UserEventOutbox outbox(Duration leaseDuration) {
        return new PostgresUserEventOutbox(jdbc, statements, leaseDuration);
    }

    private List<UserEvent> completeAll() {
        List<UserEvent> events = new ArrayList<>();
        outbox.runIfLeader(lease -> {
            List<Pending> pending = lease.oldest(10);
            pending.forEach(each -> events.add(each.event()));
            lease.complete(pending);
        });
        return events;
    }
}
