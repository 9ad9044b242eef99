package com.campusg.sync.application;

import static com.campusg.sync.application.DeliveriesFixture.DELETED;
import static com.campusg.sync.application.DeliveriesFixture.OTHER_INSTANCE;
import static com.campusg.sync.application.DeliveriesFixture.UNHANDLED;
import static com.campusg.sync.application.DeliveriesFixture.UPDATED;
import static com.campusg.sync.application.UserFeatureFixture.snapshot;
import static com.campusg.sync.application.port.out.DeliveryFixture.ID;
import static com.campusg.sync.application.port.out.DeliveryFixture.NOW;
import static com.campusg.sync.application.port.out.DeliveryFixture.OTHER_ID;
import static com.campusg.sync.application.port.out.DeliveryFixture.deliveryOf;
import static com.campusg.sync.application.port.out.DeliveryFixture.parked;
import static com.campusg.sync.domain.DeliveryResult.APPLIED;
import static com.campusg.sync.domain.DeliveryResult.DUPLICATE;
import static com.campusg.sync.domain.DeliveryResult.IGNORED;
import static com.campusg.sync.domain.DeliveryResult.PARKED;
import static com.campusg.sync.domain.DeliveryResult.STALE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.campusg.sync.application.port.out.DeliveryInbox;
import com.campusg.sync.domain.Delivery;
import com.campusg.sync.domain.DeliveryId;
import com.campusg.sync.domain.DeliveryResult;
import com.campusg.sync.domain.Envelope;
import com.campusg.sync.domain.ParkedDelivery;
import com.campusg.sync.domain.ProcessedDelivery;
import com.campusg.user.domain.ClerkUserId;
import com.campusg.user.domain.Snapshot;
import com.campusg.user.domain.User;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ApplyDeliveriesServiceTest {

    private static final ClerkUserId ADA = new ClerkUserId("user_ada");
    private static final ClerkUserId GRACE = new ClerkUserId("user_grace");
    private static final Snapshot OLDER = snapshot("user_ada", "Ada", NOW.minusSeconds(1));
    private static final Snapshot NEWER = snapshot("user_ada", "Augusta", NOW);
    private static final Snapshot OF_GRACE = snapshot("user_grace", "Grace", NOW);
    private static final DeliveryId THIRD_ID = new DeliveryId("msg_third");

    private final DeliveriesFixture deliveries = new DeliveriesFixture();

    @Nested
    class AppliesReadableDelivery {

        @Test
        void updatesTheUser() {
            assertThat(apply(deliveries.updated(ID, NEWER)))
                    .containsExactly(new ProcessedDelivery(ID, APPLIED, UPDATED, ADA, null));

            assertThat(deliveries.userFeature.firstName("user_ada")).isEqualTo("Augusta");
        }

        @Test
        void deletesTheUser() {
            assertThat(apply(deliveries.deleted(ID, ADA)))
                    .containsExactly(new ProcessedDelivery(ID, APPLIED, DELETED, ADA, null));

            assertThat(deliveries.userFeature.users.find(ADA))
                    .map(User::isDeleted)
                    .contains(true);
        }

        @Test
        void recordsTheDeliveryInTheInbox() {
            apply(deliveries.updated(ID, NEWER));

            assertThat(deliveries.inbox.entries()).containsExactly(new DeliveryInbox.Entry(ID, "user.updated", NOW));
        }

        @Test
        void recordsStaleDelivery() {
            deliveries.userFeature.update(NEWER);

            assertThat(results(deliveries.updated(ID, OLDER))).containsExactly(STALE);

            assertThat(deliveries.inbox.entries()).hasSize(1);
            assertThat(deliveries.userFeature.firstName("user_ada")).isEqualTo("Augusta");
        }

        @Test
        void appliesADeliveryOnce() {
            apply(deliveries.updated(ID, OLDER));

            assertThat(apply(deliveries.updated(ID, NEWER)))
                    .containsExactly(new ProcessedDelivery(ID, DUPLICATE, UPDATED, ADA, null));

            assertThat(deliveries.userFeature.firstName("user_ada")).isEqualTo("Ada");
        }

        @Test
        void appliesEventThatNamesNoInstance() {
            Envelope withoutInstance = new Envelope("user.updated", null, NOW);

            assertThat(apply(deliveries.updated(ID, withoutInstance, NEWER)))
                    .containsExactly(new ProcessedDelivery(ID, APPLIED, withoutInstance, ADA, null));
        }

        @Test
        void deletesTheDeliveryFromTheParkedOnes() {
            deliveries.parkedDeliveries.park(parked(deliveryOf(ID)));

            apply(deliveries.updated(ID, NEWER));

            assertThat(deliveries.parkedDeliveries.find(ID)).isEmpty();
        }

        @Test
        void erasesParkedDeliveriesAboutDeletedUser() {
            deliveries.parkedDeliveries.park(parked(deliveryOf(OTHER_ID, "{\"id\":\"user_ada\"")));
            deliveries.parkedDeliveries.park(parked(deliveryOf(THIRD_ID, "{\"id\":\"user_grace\"")));

            apply(deliveries.deleted(ID, ADA));

            assertThat(deliveries.parkedDeliveries.find(OTHER_ID)).isEmpty();
            assertThat(deliveries.parkedDeliveries.find(THIRD_ID)).isPresent();
        }
    }

    @Nested
    class IgnoresDelivery {

        @Test
        void ofAnEventTypeThatIsNotHandled() {
            assertThat(apply(deliveries.unhandled(ID)))
                    .containsExactly(new ProcessedDelivery(ID, IGNORED, UNHANDLED, null, null));

            assertNothingWritten();
        }

        /** Without a record, so that the delivery is applied when it is sent again after a setting was corrected. */
        @Test
        void ofAnotherInstanceWithoutARecordAndWithoutATransaction() {
            Envelope ofOtherInstance = new Envelope("user.updated", OTHER_INSTANCE, NOW);

            assertThat(apply(deliveries.updated(ID, ofOtherInstance, NEWER)))
                    .containsExactly(new ProcessedDelivery(ID, IGNORED, ofOtherInstance, null, null));

            assertNothingWritten();
            assertThat(deliveries.observed).hasSize(1);
        }

        @Test
        void amongOthers() {
            Envelope ofOtherInstance = new Envelope("user.updated", OTHER_INSTANCE, NOW);

            assertThat(results(
                            deliveries.updated(ID, ofOtherInstance, NEWER),
                            deliveries.updated(OTHER_ID, OF_GRACE),
                            deliveries.unhandled(THIRD_ID)))
                    .containsExactly(IGNORED, APPLIED, IGNORED);

            assertThat(deliveries.userFeature.users.find(ADA)).isEmpty();
            assertThat(deliveries.inbox.entries())
                    .extracting(DeliveryInbox.Entry::id)
                    .containsExactly(OTHER_ID);
        }

        @Test
        void withoutDeletingItFromTheParkedOnes() {
            deliveries.parkedDeliveries.park(parked(deliveryOf(ID)));

            apply(deliveries.unhandled(ID));

            assertThat(deliveries.parkedDeliveries.find(ID)).isPresent();
        }

        private void assertNothingWritten() {
            assertThat(deliveries.transactions.count()).isZero();
            assertThat(deliveries.inbox.entries()).isEmpty();
            assertThat(deliveries.parkedDeliveries.count()).isZero();
            assertThat(deliveries.userFeature.users.all()).isEmpty();
            assertThat(deliveries.userFeature.users.lockCalls()).isEmpty();
        }
    }

    @Nested
    class ParksUnreadableDelivery {

        @Test
        void keepsThePayloadAndTheReason() {
            Delivery unreadable = deliveries.unreadable(ID, null);

            assertThat(apply(unreadable))
                    .containsExactly(new ProcessedDelivery(ID, PARKED, null, null, "no data.updated_at"));

            assertThat(deliveries.parkedDeliveries.all())
                    .containsExactly(new ParkedDelivery(unreadable, "no data.updated_at"));
            assertThat(deliveries.inbox.entries()).isEmpty();
            assertThat(deliveries.transactions.count()).isOne();
        }

        @Test
        void returnsTheUserThatItNames() {
            assertThat(apply(deliveries.unreadable(ID, ADA)))
                    .containsExactly(new ProcessedDelivery(ID, PARKED, null, ADA, "no data.updated_at"));
        }

        @Test
        void amongOthers() {
            Delivery unreadable = deliveries.unreadable(OTHER_ID, GRACE);

            assertThat(results(deliveries.updated(ID, NEWER), unreadable, deliveries.updated(THIRD_ID, OLDER)))
                    .containsExactly(APPLIED, PARKED, STALE);

            assertThat(deliveries.parkedDeliveries.all())
                    .extracting(ParkedDelivery::delivery)
                    .containsExactly(unreadable);
        }

        @Test
        void onceIfABatchContainsItTwice() {
            Delivery unreadable = deliveries.unreadable(ID, ADA);

            assertThat(results(unreadable, unreadable)).containsExactly(PARKED, PARKED);

            assertThat(deliveries.parkedDeliveries.count()).isOne();
        }

        @Test
        void unlessItIsAboutDeletedUser() {
            deliveries.userFeature.delete(ADA);

            assertThat(apply(deliveries.unreadable(ID, ADA)))
                    .containsExactly(new ProcessedDelivery(ID, STALE, null, ADA, "no data.updated_at"));

            assertThat(deliveries.parkedDeliveries.count()).isZero();
        }

        @Test
        void noLongerIfItIsAboutDeletedUser() {
            Delivery unreadable = deliveries.unreadable(ID, ADA);
            deliveries.userFeature.delete(ADA);
            deliveries.parkedDeliveries.park(parked(unreadable));

            assertThat(results(unreadable)).containsExactly(STALE);

            assertThat(deliveries.parkedDeliveries.count()).isZero();
        }

        @Test
        void unlessTheSameBatchDeletesTheUser() {
            deliveries.userFeature.update(OLDER);

            assertThat(results(
                            deliveries.unreadable(ID, ADA),
                            deliveries.deleted(OTHER_ID, ADA),
                            deliveries.unreadable(THIRD_ID, ADA)))
                    .containsExactly(STALE, APPLIED, STALE);

            assertThat(deliveries.parkedDeliveries.count()).isZero();
        }

        @Test
        void withTheLockOfTheUserThatItNames() {
            apply(deliveries.unreadable(ID, ADA));

            assertThat(deliveries.userFeature.users.lockCalls()).containsExactly(Set.of(ADA));
        }

        @Test
        void withTheLocksOfAllUsersOfTheBatch() {
            apply(deliveries.updated(ID, NEWER), deliveries.unreadable(OTHER_ID, GRACE));

            assertThat(deliveries.userFeature.users.lockCalls().getFirst()).isEqualTo(Set.of(ADA, GRACE));
            assertThat(deliveries.userFeature.users.lockCalls())
                    .allSatisfy(ids -> assertThat(Set.of(ADA, GRACE)).containsAll(ids));
        }

        @Test
        void withoutALockIfItNamesNoUser() {
            apply(deliveries.updated(ID, NEWER), deliveries.unreadable(OTHER_ID, null));

            assertThat(deliveries.userFeature.users.lockCalls()).containsExactly(Set.of(ADA));
        }
    }

    @Nested
    class AppliesABatch {

        @Test
        void inOneTransaction() {
            apply(deliveries.updated(ID, NEWER), deliveries.deleted(OTHER_ID, GRACE));

            assertThat(deliveries.transactions.count()).isOne();
        }

        @Test
        void andReturnsTheResultsInTheOrderOfTheDeliveries() {
            DeliveryId recorded = new DeliveryId("msg_recorded");
            apply(deliveries.updated(recorded, OF_GRACE));

            assertThat(apply(
                            deliveries.updated(new DeliveryId("msg_z"), OF_GRACE),
                            deliveries.updated(recorded, OF_GRACE),
                            deliveries.updated(new DeliveryId("msg_a"), NEWER)))
                    .containsExactly(
                            new ProcessedDelivery(new DeliveryId("msg_z"), STALE, UPDATED, GRACE, null),
                            new ProcessedDelivery(recorded, DUPLICATE, UPDATED, GRACE, null),
                            new ProcessedDelivery(new DeliveryId("msg_a"), APPLIED, UPDATED, ADA, null));
        }

        @Test
        void withTheFirstOfSeveralDeliveriesWithTheSameId() {
            assertThat(results(
                            deliveries.updated(ID, OLDER),
                            deliveries.updated(OTHER_ID, OF_GRACE),
                            deliveries.updated(ID, NEWER),
                            deliveries.updated(ID, NEWER)))
                    .containsExactly(APPLIED, APPLIED, DUPLICATE, DUPLICATE);

            assertThat(deliveries.userFeature.firstName("user_ada")).isEqualTo("Ada");
            assertThat(deliveries.inbox.entries()).hasSize(2);
        }

        @Test
        void withSeveralDeliveriesAboutTheSameUser() {
            assertThat(results(
                            deliveries.updated(ID, NEWER),
                            deliveries.updated(OTHER_ID, OLDER),
                            deliveries.deleted(THIRD_ID, ADA),
                            deliveries.updated(new DeliveryId("msg_fourth"), NEWER)))
                    .containsExactly(APPLIED, STALE, APPLIED, STALE);

            assertThat(deliveries.userFeature.users.all()).singleElement().returns(true, User::isDeleted);
            assertThat(deliveries.inbox.entries()).hasSize(4);
        }

        @Test
        void withoutDeliveries() {
            assertThat(apply()).isEmpty();

            assertThat(deliveries.transactions.count()).isZero();
        }

        @Test
        void andFailsAsAWholeIfTheUsersCannotBeChanged() {
            ApplyDeliveriesService failing = failing();

            assertThatIllegalStateException()
                    .isThrownBy(() -> failing.apply(
                            List.of(deliveries.updated(ID, NEWER), deliveries.unreadable(OTHER_ID, null))));
        }
    }

    @Nested
    class NotifiesTheObserver {

        /** The fixture rejects a notification during the transaction. */
        @Test
        void ofEachResultAfterTheTransaction() {
            List<ProcessedDelivery> processed = apply(
                    deliveries.updated(ID, NEWER),
                    deliveries.updated(ID, NEWER),
                    deliveries.unreadable(OTHER_ID, GRACE),
                    deliveries.unhandled(THIRD_ID));

            assertThat(deliveries.observed)
                    .isEqualTo(processed)
                    .extracting(ProcessedDelivery::result)
                    .containsExactly(APPLIED, DUPLICATE, PARKED, IGNORED);
        }

        @Test
        void ofNothingIfTheTransactionFails() {
            ApplyDeliveriesService failing = failing();

            assertThatIllegalStateException().isThrownBy(() -> failing.apply(List.of(deliveries.updated(ID, NEWER))));

            assertThat(deliveries.observed).isEmpty();
        }
    }

    private List<ProcessedDelivery> apply(Delivery... batch) {
        return deliveries.service().apply(List.of(batch));
    }

    private List<DeliveryResult> results(Delivery... batch) {
        return apply(batch).stream().map(ProcessedDelivery::result).toList();
    }

    private ApplyDeliveriesService failing() {
        return deliveries.service(changes -> {
            throw new IllegalStateException("The database is unavailable");
        });
    }
}
