package com.campusg.user.application;

import com.campusg.user.application.port.in.FindUsers;
import com.campusg.user.application.port.in.LockUsers;
import com.campusg.user.application.port.out.Users;
import com.campusg.user.domain.ClerkUserId;
import java.util.Map;
import java.util.Set;

/** Locks users with one statement. */
public final class LockUsersService implements LockUsers {

    private final Users users;

    public LockUsersService(Users users) {
        this.users = users;
    }

    @Override
    public Map<ClerkUserId, FindUsers.Result> lock(Set<ClerkUserId> clerkUserIds) {
        return FindUsers.Result.ofEach(clerkUserIds, users.lockAll(clerkUserIds));
    }
}
