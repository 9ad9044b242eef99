package com.campusg.user.application.port.in;

import com.campusg.user.domain.ClerkUserId;
import com.campusg.user.domain.SkippedUser;
import java.util.List;
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
     * @param skipped users whose row cannot be read; if there are no more users, also the rows without a valid Clerk user id
     */
    record Page(int users, Optional<ClerkUserId> last, List<SkippedUser> skipped) {}
}
