package com.campusg.clerk.application;

import com.campusg.clerk.application.port.in.ApplyDelivery;
import com.campusg.clerk.application.port.in.EraseUser;
import com.campusg.clerk.application.port.out.ClerkEvents;
import com.campusg.clerk.application.port.out.ClerkInstance;
import com.campusg.clerk.application.port.out.Deliveries;
import com.campusg.clerk.domain.ClerkEvent;
import com.campusg.clerk.domain.Delivery;
import com.campusg.clerk.domain.Envelope;
import com.campusg.clerk.domain.InstanceId;
import com.campusg.user.application.port.in.FindUser;
import com.campusg.user.application.port.in.RemoveUser;
import com.campusg.user.application.port.in.SyncUser;
import com.campusg.user.domain.ClerkUserId;
import com.campusg.user.domain.Snapshot;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Records a delivery and does what it tells, both or neither. */
public final class ApplyDeliveryService implements ApplyDelivery {

    private final ClerkEvents clerkEvents;
    private final ClerkInstance clerkInstance;
    private final Deliveries deliveries;
    private final SyncUser syncUser;
    private final EraseUser eraseUser;
    private final FindUser findUser;

    public ApplyDeliveryService(
            ClerkEvents clerkEvents,
            ClerkInstance clerkInstance,
            Deliveries deliveries,
            SyncUser syncUser,
            EraseUser eraseUser,
            FindUser findUser) {
        this.clerkEvents = clerkEvents;
        this.clerkInstance = clerkInstance;
        this.deliveries = deliveries;
        this.syncUser = syncUser;
        this.eraseUser = eraseUser;
        this.findUser = findUser;
    }

    @Override
    public Outcome apply(Delivery delivery) {
        return switch (clerkEvents.read(delivery.payload())) {
            case ClerkEvent.UserChanged(Envelope envelope, Snapshot snapshot) ->
                once(delivery, envelope, () -> sync(envelope, snapshot));
            case ClerkEvent.UserDeleted(Envelope envelope, ClerkUserId clerkUserId) ->
                once(delivery, envelope, () -> erase(envelope, clerkUserId));
            case ClerkEvent.NotOurs(Envelope envelope) -> new Outcome.Ignored(envelope);
            case ClerkEvent.Unintelligible(String reason, ClerkUserId about) -> park(delivery, reason, about);
        };
    }

    private Outcome once(Delivery delivery, Envelope envelope, Supplier<Outcome> deed) {
        InstanceId instance = envelope.instance();
        // Without a record: if it turns out to be ours after all, a resend is applied.
        if (instance != null && !clerkInstance.mayBe(instance)) {
            return new Outcome.Ignored(envelope);
        }
        return deliveries.record(delivery, envelope.type()) ? deed.get() : new Outcome.Duplicate(envelope);
    }

    private Outcome sync(Envelope envelope, Snapshot snapshot) {
        return switch (syncUser.sync(snapshot)) {
            case SyncUser.Outcome.Registered(), SyncUser.Outcome.Linked(), SyncUser.Outcome.Updated() ->
                new Outcome.Applied(envelope);
            case SyncUser.Outcome.Stale() -> new Outcome.Stale(envelope);
        };
    }

    private Outcome erase(Envelope envelope, ClerkUserId clerkUserId) {
        return switch (eraseUser.erase(clerkUserId)) {
            case RemoveUser.Outcome.Removed() -> new Outcome.Applied(envelope);
            case RemoveUser.Outcome.RemovedBefore() -> new Outcome.Stale(envelope);
        };
    }

    private Outcome park(Delivery delivery, String reason, @Nullable ClerkUserId about) {
        if (about != null && findUser.find(about) instanceof FindUser.Outcome.Deleted) {
            return new Outcome.Pointless();
        }
        deliveries.park(delivery, reason);
        return new Outcome.Parked(reason);
    }
}
