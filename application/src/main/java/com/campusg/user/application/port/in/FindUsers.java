package com.campusg.user.application.port.in;

import com.campusg.user.domain.ClerkUserId;
import com.campusg.user.domain.SkippedUser;
import com.campusg.user.domain.User;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds users by Clerk id, without locking them. */
public interface FindUsers {

    /** Finds one user. */
    Result find(ClerkUserId clerkUserId);

    /**
     * Finds several users with one query.
     *
     * @return a result for each id, in the order of the ids
     */
    Map<ClerkUserId, Result> findAll(Set<ClerkUserId> clerkUserIds);

    /**
     * Returns a page of the users that are linked to Clerk and not deleted, in ascending order of their Clerk ids.
     *
     * @param after the last id of the previous page; empty for the first page
     * @return empty if there are no more users
     */
    List<ClerkUserId> activeAfter(Optional<ClerkUserId> after);

    /**
     * Returns a page of the tombstones, in ascending order of their Clerk ids.
     *
     * @param after the last id of the previous page; empty for the first page
     * @return empty if there are no more tombstones
     */
    List<ClerkUserId> deletedAfter(Optional<ClerkUserId> after);

    /** Returns the rows that are not deleted and have a {@code clerk_user_id} that is no {@link ClerkUserId}. */
    List<SkippedUser> unidentified();

    /** The result of a lookup. */
    sealed interface Result {

        /** The user exists. */
        record Found(User user) implements Result {}

        /** The user was deleted at Clerk. */
        record Deleted() implements Result {}

        /** No user with this id is known, or not yet. */
        record Unknown() implements Result {}

        /** Maps a row, a tombstone or nothing to a result. */
        static Result of(Optional<User> user) {
            return user.<Result>map(known -> known.isDeleted() ? new Deleted() : new Found(known))
                    .orElseGet(Unknown::new);
        }

        /** Maps the given users and tombstones to a result for each id, in the order of the ids. */
        static Map<ClerkUserId, Result> ofEach(Set<ClerkUserId> ids, List<User> users) {
            Map<ClerkUserId, Result> results = new LinkedHashMap<>();
            ids.forEach(id -> results.put(id, new Unknown()));
            for (User user : users) {
                if (user.identity() != null) {
                    results.replace(user.identity().clerkUserId(), of(Optional.of(user)));
                }
            }
            return results;
        }
    }
}
