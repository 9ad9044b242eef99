package com.campusg.user.application;

import com.campusg.user.application.port.in.RateUser;
import com.campusg.user.application.port.out.UserEventOutbox;
import com.campusg.user.application.port.out.Users;
import com.campusg.user.domain.ClerkIdentity;
import com.campusg.user.domain.Rating;
import com.campusg.user.domain.Role;
import com.campusg.user.domain.Stars;
import com.campusg.user.domain.User;
import com.campusg.user.domain.UserEvent;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;

/** Writes the rated user and the event. */
public final class RateUserService implements RateUser {

    private final Users users;
    private final UserEventOutbox outbox;
    private final InstantSource clock;

    public RateUserService(Users users, UserEventOutbox outbox, InstantSource clock) {
        this.users = users;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    public Rating rate(User user, Role role, Stars stars) {
        User rated = user.rated(role, stars, clock.instant());
        ClerkIdentity identity = Objects.requireNonNull(rated.identity(), "Only linked users are locked and rated");
        users.updateAll(List.of(rated));
        outbox.add(List.of(new UserEvent.Rated(identity.clerkUserId(), rated.version(), rated.updatedAt())));
        return rated.ratings().in(role);
    }
}
