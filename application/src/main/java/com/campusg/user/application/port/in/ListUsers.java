package com.campusg.user.application.port.in;

import com.campusg.user.domain.ClerkUserId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Goes through the users who are tied to Clerk and not deleted. */
@FunctionalInterface
public interface ListUsers {

    /**
     * The next ones, in an order that never changes.
     *
     * @param last the last one of those before; null to begin with
     * @param most how many at most
     */
    List<ClerkUserId> livingAfter(@Nullable ClerkUserId last, int most);
}
