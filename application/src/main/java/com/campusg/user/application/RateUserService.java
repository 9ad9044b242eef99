package com.campusg.user.application;

import com.campusg.user.application.port.in.RateUser;
import com.campusg.user.application.port.out.UserEvents;
import com.campusg.user.application.port.out.Users;
import com.campusg.user.domain.ClerkUserId;
import com.campusg.user.domain.Role;
import com.campusg.user.domain.Stars;
import com.campusg.user.domain.User;
import com.campusg.user.domain.UserEvent;
import java.time.InstantSource;
import java.util.Optional;

/** Counts stars, one caller after the other: the user's lock is what makes the mean exact. */
public final class RateUserService implements RateUser {

    private final Users users;
    private final UserEvents userEvents;
    private final InstantSource clock;

    public RateUserService(Users users, UserEvents userEvents, InstantSource clock) {
        this.users = users;
        this.userEvents = userEvents;
        this.clock = clock;
    }

    @Override
    public Outcome rate(ClerkUserId rated, Role role, Stars stars) {
        Optional<User> known = users.lockByClerkUserId(rated);
        if (known.isEmpty()) {
            return new Outcome.Unknown();
        }
        if (known.get().isDeleted()) {
            return new Outcome.Deleted();
        }
        User user = known.get().rated(role, stars, clock.instant());
        users.update(user);
        userEvents.publish(new UserEvent.Rated(rated, user.version(), user.updatedAt()));
        return new Outcome.Rated(user.ratings().in(role));
    }
}
