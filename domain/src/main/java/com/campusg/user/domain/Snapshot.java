package com.campusg.user.domain;

import java.util.Optional;

/** The state of a user at Clerk at one moment, from a delivery or from the Backend API. */
public record Snapshot(ClerkUserId clerkUserId, Profile profile, Revision revision) {

    /** The primary address, if it is verified. */
    public Optional<EmailAddress> verifiedEmail() {
        return Optional.ofNullable(profile.email()).filter(EmailAddress::verified);
    }
}
