package com.campusg.user.application;

import com.campusg.user.application.port.in.ListUsers;
import com.campusg.user.application.port.out.Users;
import com.campusg.user.domain.ClerkUserId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Names users, and nothing more of them. */
public final class ListUsersService implements ListUsers {

    private final Users users;

    public ListUsersService(Users users) {
        this.users = users;
    }

    @Override
    public List<ClerkUserId> livingAfter(@Nullable ClerkUserId last, int most) {
        return users.livingAfter(last, most);
    }
}
