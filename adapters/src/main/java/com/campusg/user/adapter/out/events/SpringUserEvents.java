package com.campusg.user.adapter.out.events;

import com.campusg.user.application.port.out.UserEvents;
import com.campusg.user.domain.UserEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Spring calls the listeners one after the other on this thread, and so within this transaction. */
@Component
final class SpringUserEvents implements UserEvents {

    private final ApplicationEventPublisher publisher;

    SpringUserEvents(ApplicationEventPublisher publisher) {
        this.publisher = publisher;
    }

    @Override
    public void publish(UserEvent event) {
        publisher.publishEvent(event);
    }
}
