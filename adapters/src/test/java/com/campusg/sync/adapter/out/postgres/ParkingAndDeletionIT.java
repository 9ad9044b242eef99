package com.campusg.sync.adapter.out.postgres;

import static com.campusg.sync.application.port.out.DeliveryFixture.ID;
import static com.campusg.sync.application.port.out.DeliveryFixture.OTHER_ID;
import static com.campusg.sync.application.port.out.DeliveryFixture.deliveryOf;
import static com.campusg.user.application.port.out.UserFixture.ADA;
import static com.campusg.user.application.port.out.UserFixture.GRACE;
import static com.campusg.user.application.port.out.UserFixture.NOW;
import static com.campusg.user.application.port.out.UserFixture.UNKNOWN;
import static com.campusg.user.application.port.out.UserFixture.profileNamed;
import static com.campusg.user.application.port.out.UserFixture.snapshotOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.campusg.DatabaseTest;
import com.campusg.TwoTransactions;
import com.campusg.sync.application.ApplyDeliveriesService;
import com.campusg.sync.application.port.in.ApplyDeliveries;
import com.campusg.sync.application.port.out.ClerkEvents;
import com.campusg.sync.application.port.out.DeliveryInbox;
import com.campusg.sync.application.port.out.ParkedDeliveries;
import com.campusg.sync.application.port.out.Transactions;
import com.campusg.sync.domain.ClerkEvent;
import com.campusg.sync.domain.Delivery;
import com.campusg.sync.domain.DeliveryId;
import com.campusg.sync.domain.DeliveryResult;
import com.campusg.sync.domain.Envelope;
import com.campusg.sync.domain.Payload;
import com.campusg.sync.domain.ProcessedDelivery;
import com.campusg.user.application.ChangeUsersService;
import com.campusg.user.application.LockUsersService;
import com.campusg.user.application.port.in.ChangeUsers;
import com.campusg.user.application.port.out.SequentialUserIds;
import com.campusg.user.application.port.out.UserErasure;
import com.campusg.user.application.port.out.UserEventOutbox;
import com.campusg.user.application.port.out.Users;
import com.campusg.user.domain.ClerkUserId;
import com.campusg.user.domain.User;
import com.campusg.user.domain.UserChange;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Concurrent transactions of which one parks a delivery about a user, and the other deletes that user: in either order nothing
 * about the user stays parked. A delivery about a user that the database rejects is parked, too.
 */
@DatabaseTest
class ParkingAndDeletionIT {

    private static final Delivery UNREADABLE =
            deliveryOf(ID, "{\"type\":\"user.updated\",\"data\":{\"id\":\"user_ada\"}}");
    private static final Delivery READABLE = deliveryOf(OTHER_ID, "{\"type\":\"user.created\"}");

    private static final Delivery ALSO_READABLE =
            deliveryOf(new DeliveryId("msg_third"), "{\"type\":\"user.updated\"}");

    private static final Map<Payload, ClerkEvent> EVENTS = Map.of(
            UNREADABLE.payload(),
            new ClerkEvent.Unreadable("no data.updated_at", ADA),
            READABLE.payload(),
            new ClerkEvent.UserChanged(
                    new Envelope("user.created", null, NOW),
                    new UserChange.Updated(snapshotOf(GRACE, profileNamed("Grace")))),
            ALSO_READABLE.payload(),
            new ClerkEvent.UserChanged(
                    new Envelope("user.updated", null, NOW),
                    new UserChange.Updated(snapshotOf(UNKNOWN, profileNamed("Joan")))));

    private final Users users;
    private final ParkedDeliveries parkedDeliveries;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final TwoTransactions transactions;
    private final ChangeUsers changeUsers;
    private final ApplyDeliveries applyDeliveries;

    ParkingAndDeletionIT(
            @Autowired Users users,
            @Autowired UserEventOutbox outbox,
            @Autowired List<UserErasure> erasures,
            @Autowired DeliveryInbox inbox,
            @Autowired ParkedDeliveries parkedDeliveries,
            @Autowired Transactions syncTransactions,
            @Autowired PlatformTransactionManager transactionManager,
            @Autowired JdbcClient jdbc) {
        this.users = users;
        this.parkedDeliveries = parkedDeliveries;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactionManager);
        this.transactions = new TwoTransactions(transactionManager, jdbc);
        this.changeUsers =
                new ChangeUsersService(users, new SequentialUserIds(), outbox, erasures, InstantSource.fixed(NOW));
        ClerkEvents clerkEvents = payload -> Objects.requireNonNull(EVENTS.get(payload));
        this.applyDeliveries = new ApplyDeliveriesService(
                clerkEvents,
                instance -> true,
                syncTransactions,
                inbox,
                parkedDeliveries,
                new LockUsersService(users),
                changeUsers,
                delivery -> {});
    }

    @AfterEach
    void deleteAll() {
        transactions.close();
        Stream.of("users", "clerk_deliveries", "clerk_parked_deliveries")
                .forEach(table -> jdbc.sql("delete from " + table).update());
    }

    @Test
    void deletionWaitsForTheDeliveryAndErasesIt() throws Exception {
        register(ADA);

        List<ChangeUsers.Result> deletion = transactions.afterCommitOf(
                () -> assertThat(apply(UNREADABLE)).containsExactly(DeliveryResult.PARKED), this::deleteAda);

        assertThat(deletion).containsExactly(ChangeUsers.Result.DELETED);
        assertAdaIsDeletedAndNothingIsParked();
    }

    @Test
    void parksOnlyTheDeliveryOfAUserThatTheDatabaseRejects() {
        jdbc.sql("alter table users add constraint odd check (first_name <> 'Grace')")
                .update();

        try {
            assertThat(apply(READABLE, ALSO_READABLE, UNREADABLE))
                    .containsExactly(DeliveryResult.PARKED, DeliveryResult.APPLIED, DeliveryResult.PARKED);
            assertThat(apply(READABLE)).containsExactly(DeliveryResult.PARKED);
            assertThat(transaction.<List<DeliveryResult>>execute(status -> apply(READABLE)))
                    .containsExactly(DeliveryResult.PARKED);
        } finally {
            jdbc.sql("alter table users drop constraint odd").update();
        }

        assertThat(users.find(GRACE)).isEmpty();
        assertThat(users.find(UNKNOWN)).isPresent();
        assertThat(parkedDeliveries.find(OTHER_ID))
                .hasValueSatisfying(parked -> assertThat(parked.reason()).contains("SQLSTATE 23514"));
        assertThat(apply(READABLE)).containsExactly(DeliveryResult.APPLIED);
        assertThat(parkedDeliveries.find(OTHER_ID)).isEmpty();
    }

    @Test
    void deletionOfAnUnknownUserWaitsForTheDeliveryAndErasesIt() throws Exception {
        transactions.afterCommitOf(
                () -> assertThat(apply(UNREADABLE)).containsExactly(DeliveryResult.PARKED), this::deleteAda);

        assertAdaIsDeletedAndNothingIsParked();
    }

    @Test
    void deletionWaitsForABatchThatParksADeliveryAmongOthers() throws Exception {
        register(ADA);

        transactions.afterCommitOf(
                () -> assertThat(apply(READABLE, UNREADABLE))
                        .containsExactly(DeliveryResult.APPLIED, DeliveryResult.PARKED),
                this::deleteAda);

        assertThat(users.find(GRACE)).isPresent();
        assertAdaIsDeletedAndNothingIsParked();
    }

    @Test
    void deliveryWaitsForTheDeletionAndIsDiscarded() throws Exception {
        register(ADA);

        List<DeliveryResult> results = transactions.afterCommitOf(this::deleteAda, () -> apply(UNREADABLE));

        assertThat(results).containsExactly(DeliveryResult.STALE);
        assertAdaIsDeletedAndNothingIsParked();
    }

    @Test
    void deliveryWaitsForTheDeletionOfAnUnknownUserAndIsDiscarded() throws Exception {
        List<DeliveryResult> results = transactions.afterCommitOf(this::deleteAda, () -> apply(UNREADABLE));

        assertThat(results).containsExactly(DeliveryResult.STALE);
        assertAdaIsDeletedAndNothingIsParked();
    }

    @Test
    void deliveryWaitsForTheDeletionAndIsParkedIfTheDeletionIsRolledBack() throws Exception {
        register(ADA);

        List<DeliveryResult> results = transactions.afterRollbackOf(this::deleteAda, () -> apply(UNREADABLE));

        assertThat(results).containsExactly(DeliveryResult.PARKED);
        assertThat(parkedDeliveries.find(ID)).isPresent();
        assertThat(users.find(ADA)).map(User::isDeleted).contains(false);
    }

    @Test
    void deletionOfAnotherUserDoesNotWait() {
        List<ChangeUsers.Result> deletion = transactions.during(
                () -> assertThat(apply(UNREADABLE)).containsExactly(DeliveryResult.PARKED),
                () -> changeUsers.change(List.of(new UserChange.Deleted(GRACE))));

        assertThat(deletion).hasSize(1);
        assertThat(parkedDeliveries.find(ID)).isPresent();
    }

    private List<DeliveryResult> apply(Delivery... deliveries) {
        return applyDeliveries.apply(List.of(deliveries)).stream()
                .map(ProcessedDelivery::result)
                .toList();
    }

    private List<ChangeUsers.Result> deleteAda() {
        return changeUsers.change(List.of(new UserChange.Deleted(ADA)));
    }

    private void register(ClerkUserId clerkUserId) {
        transaction.executeWithoutResult(status ->
                changeUsers.change(List.of(new UserChange.Updated(snapshotOf(clerkUserId, profileNamed("Ada"))))));
    }

    private void assertAdaIsDeletedAndNothingIsParked() {
        assertThat(users.find(ADA)).map(User::isDeleted).contains(true);
        assertThat(parkedDeliveries.all()).isEmpty();
    }
}
