package com.campusg.user.application;

import com.campusg.user.application.port.in.FindUsers;
import com.campusg.user.application.port.out.Users;
import com.campusg.user.domain.ClerkUserId;
import com.campusg.user.domain.SkippedUser;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Distinguishes users, tombstones and unknown ids. */
public final class FindUsersService implements FindUsers {

    private final Users users;

    public FindUsersService(Users users) {
        this.users = users;
    }

    @Override
    public Result find(ClerkUserId clerkUserId) {
        return Result.of(users.find(clerkUserId));
    }

    @Override
    public Map<ClerkUserId, Result> findAll(Set<ClerkUserId> clerkUserIds) {
        return Result.ofEach(clerkUserIds, users.findAll(clerkUserIds));
    }

    @Override
    public List<ClerkUserId> activeAfter(Optional<ClerkUserId> after) {
        return users.activeAfter(after);
    }

    @Override
    public List<ClerkUserId> deletedAfter(Optional<ClerkUserId> after) {
        return users.deletedAfter(after);
    }

    @Override
    public List<SkippedUser> unidentified() {
        return users.unidentified();
    }
}
