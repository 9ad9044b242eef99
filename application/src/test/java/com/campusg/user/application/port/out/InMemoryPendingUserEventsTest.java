package com.campusg.user.application.port.out;

import com.campusg.user.domain.UserEvent;

class InMemoryPendingUserEventsTest extends PendingUserEventsContract {

    private final InMemoryPendingUserEvents events = new InMemoryPendingUserEvents();

    @Override
    protected PendingUserEvents pending() {
        return events;
    }

    @Override
    protected void publish(UserEvent event) {
        events.publish(event);
    }
}
