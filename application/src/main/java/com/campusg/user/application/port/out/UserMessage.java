package com.campusg.user.application.port.out;

import com.campusg.user.domain.User;
import com.campusg.user.domain.UserEvent;

/** A message to other services. */
public sealed interface UserMessage {

    UserEvent event();

    /**
     * An event with the state of the user.
     *
     * @param user the state at the time of publishing: that of the event, or a newer one
     */
    record Upserted(UserEvent event, User user) implements UserMessage {

        public Upserted {
            if (user.isDeleted() || user.version() < event.version()) {
                throw new IllegalArgumentException("The state of the user is older than the event, or a tombstone");
            }
        }
    }

    /** The user was deleted. The topic must drop all earlier messages about the user. */
    record Tombstone(UserEvent.Erased event) implements UserMessage {}
}
