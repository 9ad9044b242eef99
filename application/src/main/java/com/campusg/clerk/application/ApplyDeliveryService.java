package com.campusg.clerk.application;

import com.campusg.clerk.application.port.in.ApplyDelivery;
import com.campusg.clerk.application.port.out.ClerkEvents;
import com.campusg.clerk.application.port.out.Deliveries;
import com.campusg.clerk.domain.ClerkEvent;
import com.campusg.clerk.domain.Delivery;
import com.campusg.user.application.port.in.RemoveUser;
import com.campusg.user.application.port.in.SyncUser;
import com.campusg.user.domain.ClerkUserId;
import com.campusg.user.domain.Snapshot;
import java.util.function.Supplier;

/** Records a delivery and does what it tells, both or neither. */
public final class ApplyDeliveryService implements ApplyDelivery {

    private final ClerkEvents clerkEvents;
    private final Deliveries deliveries;
    private final SyncUser syncUser;
    private final RemoveUser removeUser;

    public ApplyDeliveryService(
            ClerkEvents clerkEvents, Deliveries deliveries, SyncUser syncUser, RemoveUser removeUser) {
        this.clerkEvents = clerkEvents;
        this.deliveries = deliveries;
        this.syncUser = syncUser;
        this.removeUser = removeUser;
    }

    @Override
    public Outcome apply(Delivery delivery) {
        return switch (clerkEvents.read(delivery.payload())) {
            case ClerkEvent.UserChanged(String type, Snapshot snapshot) -> once(delivery, type, () -> sync(snapshot));
            case ClerkEvent.UserDeleted(String type, ClerkUserId clerkUserId) ->
                once(delivery, type, () -> remove(clerkUserId));
            case ClerkEvent.NotOurs() -> new Outcome.Ignored();
            case ClerkEvent.Unintelligible(String reason) -> {
                deliveries.park(delivery, reason);
                yield new Outcome.Parked();
            }
        };
    }

    private Outcome once(Delivery delivery, String type, Supplier<Outcome> deed) {
        return deliveries.record(delivery, type) ? deed.get() : new Outcome.Duplicate();
    }

    private Outcome sync(Snapshot snapshot) {
        return switch (syncUser.sync(snapshot)) {
            case SyncUser.Outcome.Registered(), SyncUser.Outcome.Linked(), SyncUser.Outcome.Updated() ->
                new Outcome.Applied();
            case SyncUser.Outcome.Stale() -> new Outcome.Stale();
        };
    }

    private Outcome remove(ClerkUserId clerkUserId) {
        return switch (removeUser.remove(clerkUserId)) {
            case RemoveUser.Outcome.Removed() -> new Outcome.Applied();
            case RemoveUser.Outcome.RemovedBefore() -> new Outcome.Stale();
        };
    }
}
