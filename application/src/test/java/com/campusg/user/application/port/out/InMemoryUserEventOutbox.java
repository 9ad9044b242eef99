package com.campusg.user.application.port.out;

import com.campusg.user.domain.UserEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** An outbox in memory. It has no transactions: an event is pending as soon as it is added. */
public final class InMemoryUserEventOutbox implements UserEventOutbox {

    private final List<Pending> pending = new ArrayList<>();
    private long lastPosition;
    private boolean hasLeader;

    @Override
    public void add(List<UserEvent> events) {
        events.forEach(event -> pending.add(new Pending(++lastPosition, event)));
    }

    @Override
    public boolean runIfLeader(Consumer<Lease> task) {
        if (hasLeader) {
            return false;
        }
        hasLeader = true;
        try {
            task.accept(new InMemoryLease());
        } finally {
            hasLeader = false;
        }
        return true;
    }

    @Override
    public Backlog backlog() {
        Optional<Instant> oldest =
                pending.stream().findFirst().map(Pending::event).map(UserEvent::occurredAt);
        return new Backlog(pending.size(), oldest);
    }

    /** Returns an outbox with the same pending events. */
    public InMemoryUserEventOutbox copy() {
        InMemoryUserEventOutbox copy = new InMemoryUserEventOutbox();
        copy.pending.addAll(pending);
        copy.lastPosition = lastPosition;
        return copy;
    }

    /** All pending events, the oldest first. */
    public List<UserEvent> events() {
        return pending.stream().map(Pending::event).toList();
    }

    private final class InMemoryLease implements Lease {

        @Override
        public List<Pending> oldest(int limit) {
            return pending.stream().limit(limit).toList();
        }

        @Override
        public void complete(List<Pending> events) {
            pending.removeAll(events);
        }
    }
}
