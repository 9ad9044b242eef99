package com.campusg.user.application;

import com.campusg.user.application.port.in.FindUser;
import com.campusg.user.application.port.in.HoldUsers;
import com.campusg.user.application.port.out.Users;
import com.campusg.user.domain.ClerkUserId;
import java.util.Map;
import java.util.Set;

/** Locks all of them at once. */
public final class HoldUsersService implements HoldUsers {

    private final Users users;

    public HoldUsersService(Users users) {
        this.users = users;
    }

    @Override
    public Map<ClerkUserId, FindUser.Outcome> hold(Set<ClerkUserId> clerkUserIds) {
        return FindUser.Outcome.ofEach(clerkUserIds, users.lockAllByClerkUserId(clerkUserIds));
    }
}
