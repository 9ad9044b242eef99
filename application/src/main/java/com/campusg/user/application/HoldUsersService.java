package com.campusg.user.application;

import com.campusg.user.application.port.in.FindUser;
import com.campusg.user.application.port.in.HoldUsers;
import com.campusg.user.application.port.out.Users;
import com.campusg.user.domain.ClerkUserId;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Locks users in the order of their ids: two who want the same ones never hold what the other waits for. */
public final class HoldUsersService implements HoldUsers {

    private final Users users;

    public HoldUsersService(Users users) {
        this.users = users;
    }

    @Override
    public Map<ClerkUserId, FindUser.Outcome> hold(Set<ClerkUserId> clerkUserIds) {
        Map<ClerkUserId, FindUser.Outcome> held = new LinkedHashMap<>();
        clerkUserIds.stream()
                .sorted(Comparator.comparing(ClerkUserId::value))
                .forEach(id -> held.put(id, FindUser.Outcome.of(users.lockByClerkUserId(id))));
        return held;
    }
}
