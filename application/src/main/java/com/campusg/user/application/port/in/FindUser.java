package com.campusg.user.application.port.in;

import com.campusg.user.domain.ClerkIdentity;
import com.campusg.user.domain.ClerkUserId;
import com.campusg.user.domain.User;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds a user by the name that Clerk has for them. */
@FunctionalInterface
public interface FindUser {

    Outcome find(ClerkUserId clerkUserId);

    /** Whom we found. */
    sealed interface Outcome {

        /** The user, alive. */
        record Found(User user) implements Outcome {}

        /** Clerk deleted this user. */
        record Deleted() implements Outcome {}

        /** We have not heard of this user, or not yet. */
        record Unknown() implements Outcome {}

        /** What a look into the store means. */
        static Outcome of(Optional<User> user) {
            return user.<Outcome>map(known -> known.isDeleted() ? new Deleted() : new Found(known))
                    .orElseGet(Unknown::new);
        }

        /** What a look for several means, in the order in which they were asked for. */
        static Map<ClerkUserId, Outcome> ofEach(Set<ClerkUserId> asked, List<User> kept) {
            Map<ClerkUserId, Outcome> outcomes = new LinkedHashMap<>();
            asked.forEach(id -> outcomes.put(id, new Unknown()));
            for (User user : kept) {
                ClerkIdentity identity = user.identity();
                if (identity != null) {
                    outcomes.replace(identity.clerkUserId(), of(Optional.of(user)));
                }
            }
            return outcomes;
        }
    }
}
