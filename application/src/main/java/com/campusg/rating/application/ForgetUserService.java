package com.campusg.rating.application;

import com.campusg.rating.application.port.in.ForgetUser;
import com.campusg.rating.application.port.out.RatingsGiven;
import com.campusg.user.domain.ClerkUserId;

/** Leaves no rating that tells who somebody was, or what others thought of them. */
public final class ForgetUserService implements ForgetUser {

    private final RatingsGiven ratingsGiven;

    public ForgetUserService(RatingsGiven ratingsGiven) {
        this.ratingsGiven = ratingsGiven;
    }

    @Override
    public void forget(ClerkUserId clerkUserId) {
        ratingsGiven.forget(clerkUserId);
    }
}
