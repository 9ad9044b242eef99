package com.campusg.user.application.port.out;

import com.campusg.user.domain.ClerkUserId;
import com.campusg.user.domain.User;
import com.campusg.user.domain.UserEvent;

/** What others are told. */
public sealed interface UserMessage {

    UserEvent event();

    default ClerkUserId clerkUserId() {
        return event().clerkUserId();
    }

    /**
     * Something happened to a user, who shows this now.
     *
     * @param user as they are when the message is written: as the event left them, or newer
     */
    record Told(UserEvent event, User user) implements UserMessage {

        public Told {
            if (user.isDeleted() || user.version() < event.version()) {
                throw new IllegalArgumentException("Nobody is shown who is gone, or as they were before the event");
            }
        }
    }

    /** The user is gone. Whatever was told of them before is to be forgotten, by the topic too. */
    record Gone(UserEvent.Erased event) implements UserMessage {}
}
