package com.campusg.clerk.application;

import com.campusg.clerk.application.port.in.ReceiveDelivery;
import com.campusg.clerk.application.port.out.ClerkEvents;
import com.campusg.clerk.application.port.out.DeliveryQueue;
import com.campusg.clerk.domain.ClerkEvent;
import com.campusg.clerk.domain.Delivery;
import com.campusg.clerk.domain.Envelope;
import com.campusg.user.domain.ClerkUserId;
import com.campusg.user.domain.Snapshot;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Queues a delivery behind those about the same user. What it means, whoever applies it finds out. */
public final class QueueDeliveryService implements ReceiveDelivery {

    private final ClerkEvents clerkEvents;
    private final DeliveryQueue deliveryQueue;

    public QueueDeliveryService(ClerkEvents clerkEvents, DeliveryQueue deliveryQueue) {
        this.clerkEvents = clerkEvents;
        this.deliveryQueue = deliveryQueue;
    }

    @Override
    public Outcome receive(Delivery delivery) {
        return switch (clerkEvents.read(delivery.payload())) {
            case ClerkEvent.UserChanged(Envelope envelope, Snapshot snapshot) ->
                queue(delivery, snapshot.clerkUserId(), envelope.sentAt());
            case ClerkEvent.UserDeleted(Envelope envelope, ClerkUserId clerkUserId) ->
                queue(delivery, clerkUserId, envelope.sentAt());
            case ClerkEvent.NotOurs(Envelope envelope) -> queue(delivery, null, envelope.sentAt());
            case ClerkEvent.Unintelligible(String reason, ClerkUserId about) -> queue(delivery, about, null);
        };
    }

    private Outcome queue(Delivery delivery, @Nullable ClerkUserId about, @Nullable Instant sentAt) {
        deliveryQueue.append(delivery, about, sentAt);
        return new Outcome.Queued();
    }
}
