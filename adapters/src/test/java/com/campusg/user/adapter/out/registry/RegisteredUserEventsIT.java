package com.campusg.user.adapter.out.registry;

import static com.campusg.user.application.port.out.UserFixture.ADA;
import static com.campusg.user.application.port.out.UserFixture.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.campusg.DatabaseTest;
import com.campusg.user.application.port.out.PendingUserEvents;
import com.campusg.user.application.port.out.PendingUserEventsContract;
import com.campusg.user.domain.UserEvent;
import java.time.Duration;
import java.time.Instant;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.ImportSelector;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.core.EventPublicationRepository;
import org.springframework.modulith.events.core.EventSerializer;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@DatabaseTest
@Import({RegisteredUserEventsIT.Store.class, RegistryConfiguration.class})
@TestPropertySource(
        properties = {
            "spring.kafka.bootstrap-servers=nobody-is-asked:9092",
            "spring.modulith.events.jdbc.schema-initialization.enabled=false"
        })
class RegisteredUserEventsIT extends PendingUserEventsContract {

    private final PendingUserEvents pending;
    private final ApplicationEventPublisher publisher;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;

    RegisteredUserEventsIT(
            @Autowired PendingUserEvents pending,
            @Autowired ApplicationEventPublisher publisher,
            @Autowired PlatformTransactionManager transactions,
            @Autowired JdbcClient jdbc) {
        this.pending = pending;
        this.publisher = publisher;
        this.transaction = new TransactionTemplate(transactions);
        this.jdbc = jdbc;
    }

    @AfterEach
    void empty() {
        jdbc.sql("delete from event_publication").update();
    }

    @Override
    protected PendingUserEvents pending() {
        return pending;
    }

    @Override
    protected void publish(UserEvent event) {
        transaction.executeWithoutResult(status -> publisher.publishEvent(event));
    }

    @Test
    void keepsNothingOfATransactionThatIsRolledBack() {
        transaction.executeWithoutResult(status -> {
            publisher.publishEvent(new UserEvent.Registered(ADA, 1, NOW));
            status.setRollbackOnly();
        });

        assertThat(pending.backlog().events()).isZero();
    }

    @Test
    void failsWhoeverHasLostTheTurnAndGivesItToTheNext() {
        publish(new UserEvent.Registered(ADA, 1, NOW));

        assertThatThrownBy(() -> pending.alone(turn -> {
                    endTheConnectionThatHasTheTurn();
                    turn.oldest(1);
                }))
                .isInstanceOf(DataAccessException.class);

        assertThat(pending.alone(turn -> assertThat(turn.oldest(1)).hasSize(1))).isTrue();
    }

    @Test
    void takesTheTurnFromWhoeverIsNotHeardOf(
            @Autowired DataSource dataSource,
            @Autowired EventPublicationRepository publications,
            @Autowired EventSerializer serializer) {
        PendingUserEvents impatient =
                new RegisteredUserEvents(dataSource, jdbc, publications, serializer, Duration.ofMillis(200));

        assertThatThrownBy(() -> impatient.alone(turn -> {
                    Instant patience = Instant.now().plusSeconds(20);
                    while (!pending.alone(other -> {}) && Instant.now().isBefore(patience)) {
                        Thread.onSpinWait();
                    }
                    assertThat(pending.alone(other -> {})).isTrue();
                    turn.oldest(1);
                }))
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void stopsAtAnEventThatThisVersionDoesNotKnow() {
        publish(new UserEvent.Registered(ADA, 1, NOW));
        jdbc.sql("update event_publication set event_type = 'com.campusg.user.domain.UserEvent$Promoted'")
                .update();

        assertThatIllegalStateException()
                .isThrownBy(() -> pending.alone(turn -> turn.oldest(1)))
                .withMessageContaining("UserEvent$Promoted");
    }

    @Test
    void understandsAnErasureByHandAsTheRunbookHasIt() {
        jdbc.sql("""
                        insert into event_publication
                            (id, listener_id, event_type, serialized_event, publication_date, status, completion_attempts)
                        select gen_random_uuid(), 'campusg.users', 'com.campusg.user.domain.UserEvent$Erased',
                               json_build_object('clerkUserId', json_build_object('value', 'user_ada'),
                                                 'version', 7, 'occurredAt', now()),
                               now(), 'PUBLISHED', 1""").update();

        pending.alone(turn -> assertThat(turn.oldest(1))
                .singleElement()
                .satisfies(waiting -> assertThat(waiting.event())
                        .isInstanceOf(UserEvent.Erased.class)
                        .returns(ADA, UserEvent::clerkUserId)
                        .returns(7L, UserEvent::version)));
    }

    private void endTheConnectionThatHasTheTurn() {
        jdbc.sql("""
                        select pg_terminate_backend(pid) from pg_locks
                        where locktype = 'advisory' and pid <> pg_backend_pid()""").query((row, number) -> row.getBoolean(1)).list();
    }

    /** What the service has of Spring Modulith. */
    static final class Store implements ImportSelector {

        @Override
        public String[] selectImports(AnnotationMetadata importing) {
            return new String[] {
                "org.springframework.modulith.events.jackson.JacksonEventSerializationConfiguration",
                "org.springframework.modulith.events.jdbc.JdbcEventPublicationAutoConfiguration"
            };
        }
    }
}
