package com.campusg.clerk.application;

import com.campusg.clerk.application.port.in.ApplyChanges;
import com.campusg.clerk.application.port.in.ApplyDelivery.Outcome;
import com.campusg.clerk.application.port.out.Deliveries;
import com.campusg.clerk.application.port.out.Deliveries.Entry;
import com.campusg.clerk.application.port.out.ParkedDeliveries;
import com.campusg.clerk.domain.DeliveredChange;
import com.campusg.clerk.domain.DeliveryId;
import com.campusg.clerk.domain.Envelope;
import com.campusg.user.application.port.in.ChangeUsers;
import com.campusg.user.domain.ClerkUserId;
import com.campusg.user.domain.UserChange;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Records deliveries and does what the new ones tell, all or nothing; and sees to it that nothing outlives the deleted. */
public final class ApplyChangesService implements ApplyChanges {

    private final Deliveries deliveries;
    private final ParkedDeliveries parkedDeliveries;
    private final ChangeUsers changeUsers;

    public ApplyChangesService(Deliveries deliveries, ParkedDeliveries parkedDeliveries, ChangeUsers changeUsers) {
        this.deliveries = deliveries;
        this.parkedDeliveries = parkedDeliveries;
        this.changeUsers = changeUsers;
    }

    @Override
    public List<Outcome> apply(List<DeliveredChange> changes) {
        List<DeliveredChange> news = recorded(changes);
        Map<DeliveryId, Outcome> outcomes = new HashMap<>();
        List<ChangeUsers.Outcome> done =
                changeUsers.change(news.stream().map(DeliveredChange::change).toList());
        for (int i = 0; i < news.size(); i++) {
            outcomes.put(news.get(i).delivery().id(), outcome(news.get(i).envelope(), done.get(i)));
        }
        forgetDeleted(news);
        // Of two that came together the first has the outcome, and the other one is its repetition.
        return changes.stream()
                .map(change -> {
                    Outcome outcome = outcomes.remove(change.delivery().id());
                    return outcome == null ? new Outcome.Duplicate(change.envelope()) : outcome;
                })
                .toList();
    }

    private List<DeliveredChange> recorded(List<DeliveredChange> changes) {
        Set<DeliveryId> recorded = new HashSet<>(deliveries.recordAll(
                changes.stream().map(ApplyChangesService::entry).toList()));
        return changes.stream()
                .filter(change -> recorded.remove(change.delivery().id()))
                .toList();
    }

    private static Entry entry(DeliveredChange change) {
        return new Entry(
                change.delivery().id(),
                change.envelope().type(),
                change.delivery().receivedAt());
    }

    private static Outcome outcome(Envelope envelope, ChangeUsers.Outcome done) {
        return switch (done) {
            case DONE -> new Outcome.Applied(envelope);
            case STALE -> new Outcome.Stale(envelope);
        };
    }

    private void forgetDeleted(List<DeliveredChange> changes) {
        Set<ClerkUserId> deleted = changes.stream()
                .map(DeliveredChange::change)
                .filter(UserChange.Deleted.class::isInstance)
                .map(UserChange::clerkUserId)
                .collect(Collectors.toSet());
        if (!deleted.isEmpty()) {
            parkedDeliveries.removeAbout(deleted);
        }
    }
}
