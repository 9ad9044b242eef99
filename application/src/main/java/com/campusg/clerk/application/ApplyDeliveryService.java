package com.campusg.clerk.application;

import com.campusg.clerk.application.port.in.ApplyChange;
import com.campusg.clerk.application.port.in.ApplyDelivery;
import com.campusg.clerk.application.port.out.ClerkEvents;
import com.campusg.clerk.application.port.out.ClerkInstance;
import com.campusg.clerk.application.port.out.Deliveries;
import com.campusg.clerk.domain.ClerkEvent;
import com.campusg.clerk.domain.DeliveredChange;
import com.campusg.clerk.domain.Delivery;
import com.campusg.clerk.domain.Envelope;
import com.campusg.clerk.domain.InstanceId;
import com.campusg.user.application.port.in.FindUser;
import com.campusg.user.domain.ClerkUserId;
import com.campusg.user.domain.UserChange;
import org.jspecify.annotations.Nullable;

/** Reads a delivery, and has done what it tells if it is ours. */
public final class ApplyDeliveryService implements ApplyDelivery {

    private final ClerkEvents clerkEvents;
    private final ClerkInstance clerkInstance;
    private final ApplyChange applyChange;
    private final Deliveries deliveries;
    private final FindUser findUser;

    public ApplyDeliveryService(
            ClerkEvents clerkEvents,
            ClerkInstance clerkInstance,
            ApplyChange applyChange,
            Deliveries deliveries,
            FindUser findUser) {
        this.clerkEvents = clerkEvents;
        this.clerkInstance = clerkInstance;
        this.applyChange = applyChange;
        this.deliveries = deliveries;
        this.findUser = findUser;
    }

    @Override
    public Outcome apply(Delivery delivery) {
        return switch (clerkEvents.read(delivery.payload())) {
            case ClerkEvent.UserChanged(var envelope, var snapshot) ->
                applyIfOurs(delivery, envelope, new UserChange.Shown(snapshot));
            case ClerkEvent.UserDeleted(var envelope, var clerkUserId) ->
                applyIfOurs(delivery, envelope, new UserChange.Deleted(clerkUserId));
            case ClerkEvent.NotOurs(var envelope) -> new Outcome.Ignored(envelope);
            case ClerkEvent.Unintelligible(var reason, var about) -> park(delivery, reason, about);
        };
    }

    private Outcome applyIfOurs(Delivery delivery, Envelope envelope, UserChange change) {
        InstanceId instance = envelope.instance();
        // Without a record: if it turns out to be ours after all, a resend is applied.
        return instance != null && !clerkInstance.mayBe(instance)
                ? new Outcome.Ignored(envelope)
                : applyChange.apply(new DeliveredChange(delivery, envelope, change));
    }

    private Outcome park(Delivery delivery, String reason, @Nullable ClerkUserId about) {
        if (about != null && findUser.find(about) instanceof FindUser.Outcome.Deleted) {
            return new Outcome.Pointless();
        }
        deliveries.park(delivery, reason);
        return new Outcome.Parked(reason);
    }
}
