package com.campusg.user.application;

import com.campusg.user.application.port.in.FindUser;
import com.campusg.user.application.port.in.FindUsers;
import com.campusg.user.application.port.out.Users;
import com.campusg.user.domain.ClerkIdentity;
import com.campusg.user.domain.ClerkUserId;
import com.campusg.user.domain.User;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Looks once, and then tells the living from the deleted and the unknown. */
public final class FindUsersService implements FindUsers {

    private final Users users;

    public FindUsersService(Users users) {
        this.users = users;
    }

    @Override
    public Map<ClerkUserId, FindUser.Outcome> find(Set<ClerkUserId> clerkUserIds) {
        Map<ClerkUserId, User> known = new HashMap<>();
        for (User user : users.findAllByClerkUserId(clerkUserIds)) {
            ClerkIdentity identity = user.identity();
            if (identity != null) {
                known.put(identity.clerkUserId(), user);
            }
        }
        Map<ClerkUserId, FindUser.Outcome> outcomes = new LinkedHashMap<>();
        clerkUserIds.forEach(id -> outcomes.put(id, FindUser.Outcome.of(Optional.ofNullable(known.get(id)))));
        return outcomes;
    }
}
