package com.campusg.user.adapter.out.postgres;

import com.campusg.user.application.port.out.UserEventOutbox;
import com.campusg.user.domain.UserEvent;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Discards events: without Kafka they would never be published. */
final class DisabledUserEventOutbox implements UserEventOutbox {

    @Override
    public void add(List<UserEvent> events) {
        // Nothing publishes the events.
    }

    @Override
    public boolean runIfLeader(Consumer<Lease> task) {
        return false;
    }

    @Override
    public Backlog backlog() {
        return new Backlog(0, Optional.empty());
    }
}
