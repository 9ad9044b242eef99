package com.campusg.user.domain;

import java.math.BigDecimal;
import java.time.Instant;

/** Users and snapshots, named by their role in a test. */
final class UserFixture {

    static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    static final Instant LATER = NOW.plusSeconds(60);
    static final UserId ID = new UserId("0199a3f2-7c1e-7d3a-9b1c-2f4e6a8c0d1e");
    static final ClerkUserId ADA = new ClerkUserId("user_ada");
    static final String ADDRESS = "ada@campus.edu";

    private UserFixture() {}

    static Profile profileNamed(String firstName) {
        return new Profile(
                verified(ADDRESS), "ada", firstName, "Lovelace", "+15555550100", "https://img.clerk.com/ada", false);
    }

    static Profile profileWith(EmailAddress email) {
        return new Profile(email, null, "Ada", "Lovelace", null, null, false);
    }

    static EmailAddress verified(String address) {
        return new EmailAddress(address, true);
    }

    static EmailAddress unverified(String address) {
        return new EmailAddress(address, false);
    }

    static Snapshot anySnapshot() {
        return snapshotUpdatedAt(NOW.minusSeconds(5));
    }

    static Snapshot snapshotUpdatedAt(Instant updatedAt) {
        return snapshotOf(profileNamed("Ada"), updatedAt, updatedAt);
    }

    static Snapshot snapshotOf(Profile profile, Instant updatedAt, Instant sentAt) {
        return new Snapshot(ADA, profile, new Revision(updatedAt, sentAt));
    }

    static User anyUser() {
        return User.registered(ID, anySnapshot(), NOW);
    }

    static User userWith(Snapshot snapshot) {
        return User.registered(ID, snapshot, NOW);
    }

    /** A rated user from before Clerk. */
    static User userFromBeforeClerk(EmailAddress email) {
        return new User(
                ID, null, profileWith(email), anyRatings(), null, NOW.minusSeconds(900), NOW.minusSeconds(800), 0);
    }

    static User ratedUser() {
        return new User(
                ID,
                new ClerkIdentity(ADA, anySnapshot().revision()),
                profileNamed("Ada"),
                anyRatings(),
                null,
                NOW.minusSeconds(900),
                NOW.minusSeconds(800),
                17);
    }

    static Ratings anyRatings() {
        return new Ratings(new Rating(new BigDecimal("4.2"), 7), new Rating(new BigDecimal("4.67"), 3));
    }
}
