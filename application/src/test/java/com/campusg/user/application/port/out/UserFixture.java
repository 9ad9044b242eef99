package com.campusg.user.application.port.out;

import com.campusg.user.domain.ClerkIdentity;
import com.campusg.user.domain.ClerkUserId;
import com.campusg.user.domain.EmailAddress;
import com.campusg.user.domain.Profile;
import com.campusg.user.domain.Ratings;
import com.campusg.user.domain.Revision;
import com.campusg.user.domain.Snapshot;
import com.campusg.user.domain.User;
import com.campusg.user.domain.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Users and snapshots, named by their role in a test. */
public final class UserFixture {

    public static final Instant NOW = Instant.parse("2026-11-23T10:00:00.123Z");
    public static final UserId ID = new UserId("0199a3f2-7c1e-7d3a-9b1c-2f4e6a8c0d1e");
    public static final UserId OTHER_ID = new UserId("0199a3f2-7c1e-7d3a-9b1c-2f4e6a8c0d1f");
    public static final ClerkUserId ADA = new ClerkUserId("user_ada");
    public static final ClerkUserId GRACE = new ClerkUserId("user_grace");
    public static final ClerkUserId UNKNOWN = new ClerkUserId("user_unknown");
    public static final String ADDRESS = "ada@campus.edu";

    private UserFixture() {}

    public static User anyUser() {
        return userWith(anySnapshot());
    }

    public static User userWith(Snapshot snapshot) {
        return User.registered(ID, snapshot, NOW);
    }

    public static User tombstone() {
        return User.tombstoneOf(ID, ADA, NOW);
    }

    /** A user that was linked before revisions were stored. */
    public static User userWithoutRevision() {
        return new User(ID, new ClerkIdentity(ADA, null), profileNamed("Ada"), Ratings.unrated(), null, NOW, NOW, 0);
    }

    public static User userFromBeforeClerk(String address) {
        return userFromBeforeClerk(ID, address, NOW);
    }

    public static User userFromBeforeClerk(UserId id, String address, Instant createdAt) {
        return new User(id, null, profileWith(unverified(address)), Ratings.unrated(), null, createdAt, NOW, 0);
    }

    public static Snapshot anySnapshot() {
        return snapshotUpdatedAt(NOW.minusSeconds(5));
    }

    public static Snapshot snapshotUpdatedAt(Instant updatedAt) {
        return new Snapshot(ADA, profileNamed("Ada"), new Revision(updatedAt, updatedAt));
    }

    public static Snapshot snapshotOf(Profile profile) {
        return snapshotOf(ADA, profile);
    }

    public static Snapshot snapshotOf(ClerkUserId clerkUserId, Profile profile) {
        return new Snapshot(clerkUserId, profile, new Revision(NOW, NOW));
    }

    public static Profile profileNamed(String firstName) {
        return new Profile(
                verified(ADDRESS), "ada", firstName, "Lovelace", "+15555550100", "https://img.clerk.com/ada", false);
    }

    public static Profile profileWith(@Nullable EmailAddress email) {
        return new Profile(email, null, "Ada", "Lovelace", null, null, false);
    }

    public static EmailAddress verified(String address) {
        return new EmailAddress(address, true);
    }

    public static EmailAddress unverified(String address) {
        return new EmailAddress(address, false);
    }
}
