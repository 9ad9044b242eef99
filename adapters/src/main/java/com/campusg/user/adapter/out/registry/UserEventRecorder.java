package com.campusg.user.adapter.out.registry;

import com.campusg.user.domain.UserEvent;
import org.springframework.context.event.EventListener;
import org.springframework.modulith.events.core.EventPublicationRepository;
import org.springframework.modulith.events.core.PublicationTargetIdentifier;
import org.springframework.modulith.events.core.TargetEventPublication;

/** Keeps each event in the transaction that it tells of: one does not come to be without the other. */
final class UserEventRecorder {

    /** Whom it is published to. */
    static final PublicationTargetIdentifier USER_TOPIC = PublicationTargetIdentifier.of("campusg.users");

    private final EventPublicationRepository publications;

    UserEventRecorder(EventPublicationRepository publications) {
        this.publications = publications;
    }

    @EventListener
    void on(UserEvent event) {
        publications.create(TargetEventPublication.of(event, USER_TOPIC, event.occurredAt()));
    }
}
