package com.campusg.user.application;

import com.campusg.user.application.port.in.FindUser;
import com.campusg.user.application.port.in.FindUsers;
import com.campusg.user.application.port.out.Users;
import com.campusg.user.domain.ClerkUserId;
import java.util.Map;
import java.util.Set;

/** Looks once, and then tells the living from the deleted and the unknown. */
public final class FindUsersService implements FindUsers {

    private final Users users;

    public FindUsersService(Users users) {
        this.users = users;
    }

    @Override
    public Map<ClerkUserId, FindUser.Outcome> find(Set<ClerkUserId> clerkUserIds) {
        return FindUser.Outcome.ofEach(clerkUserIds, users.findAllByClerkUserId(clerkUserIds));
    }
}
