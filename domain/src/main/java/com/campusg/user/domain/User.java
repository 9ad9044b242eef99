package com.campusg.user.domain;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A user of CampusG, the aggregate root.
 *
 * <p>Users from before Clerk have no {@link ClerkIdentity}. Such a user is linked, once, when the Clerk user with the same
 * verified e-mail address is first seen. All other users are created when Clerk first reports them. From then on a user has
 * the newest state that Clerk reported, in whatever order the reports arrive. When Clerk deletes a user, the personal data is
 * erased and a tombstone stays, so that no later report restores the user.
 *
 * @param identity null for a user from before Clerk
 * @param deletedAt when CampusG learnt that Clerk deleted the user; null for an active user
 * @param createdAt when the user was created at CampusG
 * @param updatedAt when the user last changed at CampusG
 * @param version incremented with each {@link UserEvent} of this user, so that consumers can order the events; 0 for a user
 *     without an event since versions are stored
 */
public record User(
        UserId id,
        @Nullable ClerkIdentity identity,
        Profile profile,
        Ratings ratings,
        @Nullable Instant deletedAt,
        Instant createdAt,
        Instant updatedAt,
        long version) {

    private static final long FIRST_VERSION = 1;

    public User {
        if (version < 0) {
            throw new IllegalArgumentException("A version is not negative");
        }
        if (deletedAt != null && identity == null) {
            throw new IllegalArgumentException("A tombstone has a Clerk identity");
        }
        if (deletedAt != null && !profile.equals(Profile.blank())) {
            throw new IllegalArgumentException("A tombstone has no personal data");
        }
    }

    /** Creates the user for a Clerk user that is seen for the first time. */
    public static User registered(UserId id, Snapshot snapshot, Instant now) {
        return new User(
                id,
                new ClerkIdentity(snapshot.clerkUserId(), snapshot.revision()),
                snapshot.profile(),
                Ratings.unrated(),
                null,
                now,
                now,
                FIRST_VERSION);
    }

    /** Creates the tombstone of a Clerk user that was deleted before it was ever seen. */
    public static User tombstoneOf(UserId id, ClerkUserId clerkUserId, Instant now) {
        return new User(
                id,
                new ClerkIdentity(clerkUserId, null),
                Profile.blank(),
                Ratings.unrated(),
                now,
                now,
                now,
                FIRST_VERSION);
    }

    /** Whether this is a tombstone. */
    public boolean isDeleted() {
        return deletedAt != null;
    }

    /**
     * Decides what a snapshot means for this user: the newest revision wins.
     *
     * @throws IllegalArgumentException if the snapshot is of another Clerk user
     */
    public Update update(Snapshot snapshot, Instant now) {
        if (identity == null || !identity.clerkUserId().equals(snapshot.clerkUserId())) {
            throw new IllegalArgumentException("The snapshot is of another user");
        }
        Revision current = identity.revision();
        if (isDeleted() || (current != null && snapshot.revision().compareTo(current) <= 0)) {
            return new Update.Stale();
        }
        if (current != null
                && snapshot.revision().hasSameUpdatedAt(current)
                && snapshot.profile().equals(profile)) {
            return new Update.Confirmed(withSnapshot(snapshot, updatedAt, version));
        }
        return new Update.Changed(withSnapshot(snapshot, now, version + 1));
    }

    /** Whether this user already has exactly the state of the snapshot. */
    public boolean isCurrentWith(Snapshot snapshot) {
        return identity != null
                && identity.clerkUserId().equals(snapshot.clerkUserId())
                && identity.revision() != null
                && identity.revision().hasSameUpdatedAt(snapshot.revision())
                && profile.equals(snapshot.profile());
    }

    /**
     * Whether this is a user from before Clerk with the verified address of the snapshot. No other evidence links a user:
     * an unverified address could belong to somebody else, who would then inherit ratings and orders.
     */
    public boolean canBeLinkedTo(Snapshot snapshot) {
        return identity == null
                && snapshot.verifiedEmail().filter(profile::hasEmail).isPresent();
    }

    /**
     * Selects the user from before Clerk that the snapshot is linked to: among those that can be linked the one with the same
     * spelling of the address, else the first.
     */
    public static Optional<User> selectForLinking(Snapshot snapshot, List<User> fromBeforeClerk) {
        return fromBeforeClerk.stream()
                .filter(user -> user.canBeLinkedTo(snapshot))
                .sorted(Comparator.comparing(user -> snapshot.verifiedEmail()
                        .filter(user.profile::hasExactEmail)
                        .isEmpty()))
                .findFirst();
    }

    /**
     * Links this user from before Clerk to the Clerk user of the snapshot.
     *
     * @throws IllegalArgumentException unless {@link #canBeLinkedTo}
     */
    public User linked(Snapshot snapshot, Instant now) {
        if (!canBeLinkedTo(snapshot)) {
            throw new IllegalArgumentException("A user is linked once, and by a verified address only");
        }
        return withSnapshot(snapshot, now, version + 1);
    }

    /**
     * The tombstone of this user.
     *
     * @throws IllegalStateException if this is a user from before Clerk
     */
    public User deleted(Instant now) {
        if (identity == null) {
            throw new IllegalStateException("Clerk cannot delete a user that is not linked");
        }
        ClerkIdentity withoutRevision = new ClerkIdentity(identity.clerkUserId(), null);
        return new User(id, withoutRevision, Profile.blank(), Ratings.unrated(), now, createdAt, now, version + 1);
    }

    /**
     * Adds a rating.
     *
     * @throws IllegalStateException if the user is deleted
     */
    public User rated(Role role, Stars stars, Instant now) {
        if (isDeleted()) {
            throw new IllegalStateException("A deleted user cannot be rated");
        }
        return new User(id, identity, profile, ratings.plus(role, stars), null, createdAt, now, version + 1);
    }

    private User withSnapshot(Snapshot snapshot, Instant changedAt, long newVersion) {
        return new User(
                id,
                new ClerkIdentity(snapshot.clerkUserId(), snapshot.revision()),
                snapshot.profile(),
                ratings,
                null,
                createdAt,
                changedAt,
                newVersion);
    }

    /** The decision about a snapshot. */
    public sealed interface Update {

        /** The user changes. */
        record Changed(User user) implements Update {}

        /** The same state was sent again later: only the revision changes. */
        record Confirmed(User user) implements Update {}

        /** The user has this or a newer state, or is deleted. */
        record Stale() implements Update {}
    }
}
