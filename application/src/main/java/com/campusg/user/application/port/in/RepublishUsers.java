package com.campusg.user.application.port.in;

import com.campusg.user.domain.ClerkUserId;
import java.util.Optional;

/** Publishes the current state of all users to other services, for example to a service that was added later. */
@FunctionalInterface
public interface RepublishUsers {

    /**
     * Adds an event to the outbox for each user of the next page of active users. Publishing a user twice is harmless: the
     * version identifies a duplicate.
     *
     * @param after the last id of the previous page; empty for the first page
     */
    Page republish(Optional<ClerkUserId> after);

    /**
     * A page of users.
     *
     * @param users the number of users that were published
     * @param last the last id of the page; empty if there are no more users
     */
    record Page(int users, Optional<ClerkUserId> last) {}
}
