package com.campusg.sync.application;

import com.campusg.sync.application.port.out.DeliveryFixture;
import com.campusg.sync.application.port.out.InMemoryDeliveryInbox;
import com.campusg.sync.application.port.out.InMemoryParkedDeliveries;
import com.campusg.sync.application.port.out.InMemoryTransactions;
import com.campusg.sync.domain.ClerkEvent;
import com.campusg.sync.domain.Delivery;
import com.campusg.sync.domain.DeliveryId;
import com.campusg.sync.domain.Envelope;
import com.campusg.sync.domain.InstanceId;
import com.campusg.sync.domain.Payload;
import com.campusg.sync.domain.ProcessedDelivery;
import com.campusg.user.application.port.in.ChangeUsers;
import com.campusg.user.domain.ClerkUserId;
import com.campusg.user.domain.Snapshot;
import com.campusg.user.domain.UserChange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@link ApplyDeliveriesService} with the use cases of the user feature, and everything else in memory. */
final class DeliveriesFixture {

    static final InstanceId INSTANCE = new InstanceId("ins_own");
    static final InstanceId OTHER_INSTANCE = new InstanceId("ins_other");
    static final Envelope UPDATED = new Envelope("user.updated", INSTANCE, DeliveryFixture.NOW);
    static final Envelope DELETED = new Envelope("user.deleted", INSTANCE, DeliveryFixture.NOW);
    static final Envelope UNHANDLED = new Envelope("session.created", INSTANCE, DeliveryFixture.NOW);

    final InMemoryParkedDeliveries parkedDeliveries = new InMemoryParkedDeliveries();
    final InMemoryDeliveryInbox inbox = new InMemoryDeliveryInbox(parkedDeliveries);
    final UserFeatureFixture userFeature = new UserFeatureFixture(parkedDeliveries);
    final InMemoryTransactions transactions = new InMemoryTransactions(userFeature.users::endTransaction);
    final List<ProcessedDelivery> observed = new ArrayList<>();
    private final Map<Payload, ClerkEvent> events = new HashMap<>();

    ApplyDeliveriesService service() {
        return service(userFeature.changeUsers());
    }

    /** Requires that Clerk's instance is looked up, and the observer is notified, outside a transaction. */
    ApplyDeliveriesService service(ChangeUsers changeUsers) {
        return new ApplyDeliveriesService(
                payload -> Objects.requireNonNull(events.get(payload), "There is no such delivery"),
                instance -> {
                    requireNoTransaction();
                    return instance.equals(INSTANCE);
                },
                transactions,
                inbox,
                parkedDeliveries,
                userFeature.lockUsers,
                changeUsers,
                delivery -> {
                    requireNoTransaction();
                    observed.add(delivery);
                });
    }

    Delivery updated(DeliveryId id, Snapshot snapshot) {
        return updated(id, UPDATED, snapshot);
    }

    Delivery updated(DeliveryId id, Envelope envelope, Snapshot snapshot) {
        return delivery(id, new ClerkEvent.UserChanged(envelope, new UserChange.Updated(snapshot)));
    }

    Delivery deleted(DeliveryId id, ClerkUserId clerkUserId) {
        return delivery(id, new ClerkEvent.UserChanged(DELETED, new UserChange.Deleted(clerkUserId)));
    }

    Delivery unhandled(DeliveryId id) {
        return delivery(id, new ClerkEvent.Unhandled(UNHANDLED));
    }

    Delivery unreadable(DeliveryId id, @Nullable ClerkUserId clerkUserId) {
        return delivery(id, new ClerkEvent.Unreadable("no data.updated_at", clerkUserId));
    }

    /** The payload is the text of the event, which contains the id of the user. */
    private Delivery delivery(DeliveryId id, ClerkEvent event) {
        Delivery delivery = DeliveryFixture.deliveryOf(id, event.toString());
        events.put(delivery.payload(), event);
        return delivery;
    }

    private void requireNoTransaction() {
        if (transactions.isActive()) {
            throw new IllegalStateException("A transaction is active");
        }
    }
}
