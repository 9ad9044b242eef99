package com.campusg.user.application.port.in;

import com.campusg.user.domain.ClerkUserId;
import org.jspecify.annotations.Nullable;

/** Has other services told of all users as they are, such as those who were here before anybody listened. */
@FunctionalInterface
public interface RepublishUsers {

    /**
     * Publishes the next users who are tied to Clerk and not deleted. To publish a user twice does no harm: the version
     * tells others that they know it.
     *
     * @param last the last one of those before; null to begin with
     */
    Page republishAfter(@Nullable ClerkUserId last);

    /**
     * What was done.
     *
     * @param users how many were published
     * @param last the last one of them; null if nobody is left
     */
    record Page(int users, @Nullable ClerkUserId last) {}
}
