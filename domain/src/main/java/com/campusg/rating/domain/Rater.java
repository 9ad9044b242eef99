package com.campusg.rating.domain;

import com.campusg.user.domain.ClerkUserId;

/** The user who gave a rating. */
public sealed interface Rater {

    /** A Clerk user, who need not be known to CampusG yet. */
    record Known(ClerkUserId clerkUserId) implements Rater {}

    /** A user who was deleted: the id is erased, the rating stays. */
    record Erased() implements Rater {}
}
