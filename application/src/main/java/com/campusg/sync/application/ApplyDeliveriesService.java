package com.campusg.sync.application;

import com.campusg.sync.application.port.in.ApplyDeliveries;
import com.campusg.sync.application.port.out.ClerkEvents;
import com.campusg.sync.application.port.out.ClerkInstance;
import com.campusg.sync.application.port.out.DeliveryInbox;
import com.campusg.sync.application.port.out.DeliveryObserver;
import com.campusg.sync.application.port.out.ParkedDeliveries;
import com.campusg.sync.application.port.out.Transactions;
import com.campusg.sync.domain.ClerkEvent;
import com.campusg.sync.domain.ClerkEvent.Unhandled;
import com.campusg.sync.domain.ClerkEvent.Unreadable;
import com.campusg.sync.domain.ClerkEvent.UserChanged;
import com.campusg.sync.domain.Delivery;
import com.campusg.sync.domain.DeliveryId;
import com.campusg.sync.domain.DeliveryResult;
import com.campusg.sync.domain.Envelope;
import com.campusg.sync.domain.ParkedDelivery;
import com.campusg.sync.domain.ProcessedDelivery;
import com.campusg.user.application.port.in.ChangeUsers;
import com.campusg.user.application.port.in.FindUsers;
import com.campusg.user.application.port.in.LockUsers;
import com.campusg.user.domain.ClerkUserId;
import com.campusg.user.domain.UserChange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads deliveries, and in one transaction records them in the inbox, changes the users, and parks what cannot be read.
 *
 * <p>Locks are acquired in one order: inbox entries, users, parked deliveries; entries and users sorted by id.
 */
public final class ApplyDeliveriesService implements ApplyDeliveries {

    private final ClerkEvents clerkEvents;
    private final ClerkInstance clerkInstance;
    private final Transactions transactions;
    private final DeliveryInbox inbox;
    private final ParkedDeliveries parkedDeliveries;
    private final LockUsers lockUsers;
    private final ChangeUsers changeUsers;
    private final DeliveryObserver observer;

    public ApplyDeliveriesService(
            ClerkEvents clerkEvents,
            ClerkInstance clerkInstance,
            Transactions transactions,
            DeliveryInbox inbox,
            ParkedDeliveries parkedDeliveries,
            LockUsers lockUsers,
            ChangeUsers changeUsers,
            DeliveryObserver observer) {
        this.clerkEvents = clerkEvents;
        this.clerkInstance = clerkInstance;
        this.transactions = transactions;
        this.inbox = inbox;
        this.parkedDeliveries = parkedDeliveries;
        this.lockUsers = lockUsers;
        this.changeUsers = changeUsers;
        this.observer = observer;
    }

    @Override
    public List<ProcessedDelivery> apply(List<Delivery> deliveries) {
        // Before the transaction: the instance may have to be looked up at Clerk.
        List<Read> read = deliveries.stream().map(this::read).toList();
        List<ProcessedDelivery> results =
                read.stream().allMatch(each -> each.event() instanceof Unhandled) ? write(read) : writeOrPark(read);
        results.forEach(observer::processed);
        return results;
    }

    private Read read(Delivery delivery) {
        ClerkEvent event = clerkEvents.read(delivery.payload());
        return new Read(
                delivery,
                event instanceof UserChanged(Envelope envelope, var change) && isOther(envelope)
                        ? new Unhandled(envelope)
                        : event);
    }

    private boolean isOther(Envelope envelope) {
        return envelope.instance() != null && !clerkInstance.mayBe(envelope.instance());
    }

    /** Parks the deliveries of users whom the database rejects. */
    private List<ProcessedDelivery> writeOrPark(List<Read> deliveries) {
        List<ProcessedDelivery> results = new ArrayList<>();
        RejectedUserIsolation.apply(
                deliveries,
                batch -> results.addAll(transactions.execute(() -> write(batch))),
                (delivery, reason) ->
                        results.addAll(transactions.execute(() -> write(List.of(delivery.rejected(reason))))));
        return results;
    }

    private List<ProcessedDelivery> write(List<Read> deliveries) {
        List<Read> readable = deliveries.stream()
                .filter(each -> each.event() instanceof UserChanged)
                .toList();
        DeliveryInbox.Recorded recorded = record(readable);
        List<Read> changes = firstOfEach(readable, recorded.added());
        Map<DeliveryId, DeliveryResult> results = park(deliveries, changes);
        List<ChangeUsers.Result> changed = changeUsers.change(
                changes.stream().map(each -> each.changed().change()).toList());
        recorded.parked().forEach(parkedDeliveries::delete);
        for (int i = 0; i < changed.size(); i++) {
            results.put(
                    changes.get(i).delivery().id(),
                    changed.get(i) == ChangeUsers.Result.UNCHANGED ? DeliveryResult.STALE : DeliveryResult.APPLIED);
        }
        return deliveries.stream().map(each -> each.processed(results)).toList();
    }

    private DeliveryInbox.Recorded record(List<Read> readable) {
        return readable.isEmpty()
                ? new DeliveryInbox.Recorded(Set.of(), Set.of())
                : inbox.record(readable.stream().map(Read::inboxEntry).toList());
    }

    /** Of two deliveries with the same id the first. */
    private static List<Read> firstOfEach(List<Read> readable, Set<DeliveryId> ids) {
        Set<DeliveryId> remaining = new HashSet<>(ids);
        return readable.stream()
                .filter(each -> remaining.remove(each.delivery().id()))
                .toList();
    }

    /**
     * Parks what cannot be read, unless it is about a deleted user or one that this batch deletes. The users are locked, so
     * that a deletion that commits meanwhile either is seen here, or erases what is parked here. Users of the changes are
     * locked with them, because all users of a transaction have to be locked at once.
     */
    private Map<DeliveryId, DeliveryResult> park(List<Read> deliveries, List<Read> changes) {
        List<Read> unreadable = deliveries.stream()
                .filter(each -> each.event() instanceof Unreadable)
                .toList();
        Set<ClerkUserId> users = new HashSet<>();
        unreadable.forEach(each -> each.clerkUserId().ifPresent(users::add));
        Set<ClerkUserId> deleted = new HashSet<>();
        if (!users.isEmpty()) {
            changes.forEach(each -> each.clerkUserId().ifPresent(users::add));
            lockUsers.lock(users).forEach((id, user) -> {
                if (user instanceof FindUsers.Result.Deleted) {
                    deleted.add(id);
                }
            });
            changes.stream()
                    .map(each -> each.changed().change())
                    .filter(UserChange.Deleted.class::isInstance)
                    .forEach(deletion -> deleted.add(deletion.clerkUserId()));
        }
        Map<DeliveryId, DeliveryResult> results = new HashMap<>();
        for (Read each : unreadable) {
            boolean discarded = each.clerkUserId().filter(deleted::contains).isPresent();
            if (discarded) {
                parkedDeliveries.delete(each.delivery().id());
            } else {
                parkedDeliveries.park(new ParkedDelivery(each.delivery(), each.reason()));
            }
            results.put(each.delivery().id(), discarded ? DeliveryResult.STALE : DeliveryResult.PARKED);
        }
        return results;
    }

    /** A delivery and the event in it. */
    private record Read(Delivery delivery, ClerkEvent event) {

        Read rejected(String reason) {
            return new Read(delivery, new Unreadable(reason, clerkUserId().orElse(null)));
        }

        UserChanged changed() {
            return (UserChanged) event;
        }

        DeliveryInbox.Entry inboxEntry() {
            return new DeliveryInbox.Entry(delivery.id(), changed().envelope().type(), delivery.receivedAt());
        }

        Optional<ClerkUserId> clerkUserId() {
            return switch (event) {
                case UserChanged(var envelope, var change) -> Optional.of(change.clerkUserId());
                case Unhandled unhandled -> Optional.empty();
                case Unreadable(var reason, var clerkUserId) -> Optional.ofNullable(clerkUserId);
            };
        }

        String reason() {
            return ((Unreadable) event).reason();
        }

        /** Takes the result out of the map, so that a second delivery with the same id is a duplicate. */
        ProcessedDelivery processed(Map<DeliveryId, DeliveryResult> results) {
            return switch (event) {
                case UserChanged(var envelope, var change) -> {
                    DeliveryResult result = results.remove(delivery.id());
                    yield new ProcessedDelivery(
                            delivery.id(),
                            result == null ? DeliveryResult.DUPLICATE : result,
                            envelope,
                            change.clerkUserId(),
                            null);
                }
                case Unhandled(var envelope) ->
                    new ProcessedDelivery(delivery.id(), DeliveryResult.IGNORED, envelope, null, null);
                case Unreadable(var reason, var clerkUserId) ->
                    new ProcessedDelivery(
                            delivery.id(),
                            results.getOrDefault(delivery.id(), DeliveryResult.PARKED),
                            null,
                            clerkUserId,
                            reason);
            };
        }
    }
}
