package com.campusg.user.domain;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A person on campus.
 *
 * <p>Some users were here before Clerk: they have no {@link ClerkIdentity} until the owner of their verified e-mail
 * address signs in, and are then linked, once. Everybody else comes to be when Clerk first tells of them. From then on a
 * user shows the newest state of Clerk that we heard of, in whatever order we heard. When Clerk deletes a user, all that
 * is personal is erased and a tombstone stays, so that nothing that arrives late brings the user back.
 *
 * @param identity null for a user from before Clerk
 * @param deletedAt when we learnt that Clerk deleted the user; null for the living
 * @param createdAt when the user came to CampusG
 * @param updatedAt when what CampusG shows of the user last changed
 * @param version grows by one with each {@link UserEvent} of this user, so that others can tell which of two is the later
 *     one; 0 for users of whom nothing happened since versions are counted
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

    private static final long FIRST = 1;

    public User {
        if (version < 0) {
            throw new IllegalArgumentException("Versions are counted from zero");
        }
        if (deletedAt != null && identity == null) {
            throw new IllegalArgumentException("Only Clerk deletes users: a tombstone has an identity");
        }
        if (deletedAt != null && !profile.equals(Profile.blank())) {
            throw new IllegalArgumentException("A tombstone holds nothing personal");
        }
    }

    /** A user whom Clerk tells us of for the first time. */
    public static User registered(UserId id, Snapshot snapshot, Instant now) {
        return new User(
                id,
                new ClerkIdentity(snapshot.clerkUserId(), snapshot.revision()),
                snapshot.profile(),
                Ratings.unrated(),
                null,
                now,
                now,
                FIRST);
    }

    /** The tombstone of a user whom Clerk deleted before we ever heard of them. */
    public static User neverMet(UserId id, ClerkUserId clerkUserId, Instant now) {
        return new User(
                id, new ClerkIdentity(clerkUserId, null), Profile.blank(), Ratings.unrated(), now, now, now, FIRST);
    }

    /** Whether Clerk has deleted this user: for good. */
    public boolean isDeleted() {
        return deletedAt != null;
    }

    /**
     * What becomes of this user in the light of a snapshot: the newest state wins. Of two states of the same moment at
     * Clerk the one sent later wins.
     *
     * @throws IllegalArgumentException if the snapshot is of somebody else
     */
    public Sync sync(Snapshot snapshot, Instant now) {
        if (identity == null || !identity.clerkUserId().equals(snapshot.clerkUserId())) {
            throw new IllegalArgumentException("The snapshot is of somebody else");
        }
        Revision held = identity.revision();
        if (isDeleted() || (held != null && snapshot.revision().compareTo(held) <= 0)) {
            return new Sync.Stale();
        }
        if (held != null
                && snapshot.revision().isOfSameMomentAs(held)
                && snapshot.profile().equals(profile)) {
            return new Sync.Confirmed(showing(snapshot, updatedAt, version));
        }
        return new Sync.Changed(showing(snapshot, now, version + 1));
    }

    /** Whether this user shows just what the snapshot does: there is nothing to learn from it. */
    public boolean shows(Snapshot snapshot) {
        return identity != null
                && identity.clerkUserId().equals(snapshot.clerkUserId())
                && identity.revision() != null
                && identity.revision().isOfSameMomentAs(snapshot.revision())
                && profile.equals(snapshot.profile());
    }

    /**
     * Whether this is a user from before Clerk, and the snapshot is proven to be of the same person.
     *
     * <p>A verified address is the only proof there is; without one a stranger would inherit ratings and history.
     */
    public boolean canBeLinkedTo(Snapshot snapshot) {
        return identity == null && snapshot.proof().filter(profile::isReachedAt).isPresent();
    }

    /**
     * Who of several users from before Clerk is the one that the snapshot is of: of those who can be linked the one whose
     * address is spelt the same way, else the first.
     */
    public static Optional<User> ownerOf(Snapshot snapshot, List<User> fromBeforeClerk) {
        return fromBeforeClerk.stream()
                .filter(user -> user.canBeLinkedTo(snapshot))
                .sorted(Comparator.comparing(
                        user -> snapshot.proof().filter(user.profile::spells).isEmpty()))
                .findFirst();
    }

    /**
     * This user from before Clerk, now tied to Clerk.
     *
     * @throws IllegalArgumentException unless {@link #canBeLinkedTo}
     */
    public User linked(Snapshot snapshot, Instant now) {
        if (!canBeLinkedTo(snapshot)) {
            throw new IllegalArgumentException("Only the verified owner of the address is linked, and only once");
        }
        return showing(snapshot, now, version + 1);
    }

    /** The tombstone of this user. What the user gave, such as ratings of others, is not held here. */
    public User erased(Instant now) {
        if (identity == null) {
            throw new IllegalStateException("A user from before Clerk cannot be deleted by Clerk");
        }
        ClerkIdentity name = new ClerkIdentity(identity.clerkUserId(), null);
        return new User(id, name, Profile.blank(), Ratings.unrated(), now, createdAt, now, version + 1);
    }

    /**
     * This user with one more rating.
     *
     * @throws IllegalStateException if the user is deleted: nobody is left to be rated
     */
    public User rated(Role role, Stars stars, Instant now) {
        if (isDeleted()) {
            throw new IllegalStateException("Nobody rates the deleted");
        }
        return new User(id, identity, profile, ratings.plus(role, stars), null, createdAt, now, version + 1);
    }

    private User showing(Snapshot snapshot, Instant changedAt, long newVersion) {
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

    /** What a snapshot means to a user. */
    public sealed interface Sync {

        /** CampusG shows something new. */
        record Changed(User user) implements Sync {}

        /** The same state was told again, later: nothing that anybody sees changes, but the later word counts. */
        record Confirmed(User user) implements Sync {}

        /** The user shows this or a newer state already, or is deleted. */
        record Stale() implements Sync {}
    }
}
