package com.campusg.user.domain;

import java.util.Optional;

/** What Clerk knew of one person at one moment, however we came by it. */
public record Snapshot(ClerkUserId clerkUserId, Profile profile, Revision revision) {

    /** The address that is proven to be this person's, if any is. */
    public Optional<EmailAddress> proof() {
        return Optional.ofNullable(profile.email()).filter(EmailAddress::verified);
    }
}
