package com.campusg.user.application;

import com.campusg.user.application.port.in.FindUser;
import com.campusg.user.application.port.out.Users;
import com.campusg.user.domain.ClerkUserId;

/** Tells the living from the deleted and the unknown. */
public final class FindUserService implements FindUser {

    private final Users users;

    public FindUserService(Users users) {
        this.users = users;
    }

    @Override
    public Outcome find(ClerkUserId clerkUserId) {
        return Outcome.of(users.findByClerkUserId(clerkUserId));
    }
}
