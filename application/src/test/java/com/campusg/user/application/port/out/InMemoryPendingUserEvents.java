package com.campusg.user.application.port.out;

import com.campusg.user.domain.UserEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/** Events in a list, for one caller after the other. */
public final class InMemoryPendingUserEvents implements PendingUserEvents, UserEvents {

    private final List<Pending> waiting = new ArrayList<>();
    private boolean taken;

    @Override
    public void publish(UserEvent event) {
        waiting.add(new Pending(UUID.randomUUID(), event));
    }

    @Override
    public boolean alone(Consumer<Turn> caller) {
        if (taken) {
            return false;
        }
        taken = true;
        try {
            caller.accept(new ListTurn());
        } finally {
            taken = false;
        }
        return true;
    }

    @Override
    public Backlog backlog() {
        Instant oldest = waiting.isEmpty() ? null : waiting.getFirst().event().occurredAt();
        return new Backlog(waiting.size(), oldest);
    }

    private final class ListTurn implements Turn {

        @Override
        public List<Pending> oldest(int most) {
            return waiting.stream().limit(most).toList();
        }

        @Override
        public void complete(List<Pending> told) {
            waiting.removeAll(told);
        }
    }
}
