package com.campusg.rating.domain;

import com.campusg.user.domain.ClerkUserId;

/** Who gave a rating. */
public sealed interface Rater {

    /** Somebody whom Clerk knows, whether we have heard of them or not. */
    record Known(ClerkUserId clerkUserId) implements Rater {}

    /** Somebody who has left CampusG: who it was is forgotten, what they thought is not. */
    record Departed() implements Rater {}
}
