package com.campusg.user.application.port.out;

import com.campusg.user.domain.UserEvent;
import java.util.List;

class InMemoryUserEventOutboxTest extends UserEventOutboxContract {

    private final InMemoryUserEventOutbox outbox = new InMemoryUserEventOutbox();

    @Override
    protected UserEventOutbox outbox() {
        return outbox;
    }

    @Override
    protected void commit(List<UserEvent> events) {
        outbox.add(events);
    }
}
