package com.campusg.user.application;

import com.campusg.user.application.port.in.RepublishUsers;
import com.campusg.user.application.port.out.UserEvents;
import com.campusg.user.application.port.out.Users;
import com.campusg.user.domain.ClerkUserId;
import com.campusg.user.domain.User;
import com.campusg.user.domain.UserEvent;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Publishes users under their locks, so that what happens to one of them meanwhile is told before or after, never in
 * between. They are locked in the order of their ids, as by all who need several.
 */
public final class RepublishUsersService implements RepublishUsers {

    /** So many users are held until all of them are published. */
    static final int AT_ONCE = 100;

    private final Users users;
    private final UserEvents userEvents;
    private final InstantSource clock;

    public RepublishUsersService(Users users, UserEvents userEvents, InstantSource clock) {
        this.users = users;
        this.userEvents = userEvents;
        this.clock = clock;
    }

    @Override
    public Page republishAfter(@Nullable ClerkUserId last) {
        List<ClerkUserId> next = users.livingAfter(last, AT_ONCE);
        int published = 0;
        for (ClerkUserId id :
                next.stream().sorted(Comparator.comparing(ClerkUserId::value)).toList()) {
            Optional<User> user = users.lockByClerkUserId(id).filter(known -> !known.isDeleted());
            if (user.isPresent()) {
                userEvents.publish(new UserEvent.Republished(id, user.get().version(), clock.instant()));
                published++;
            }
        }
        return new Page(published, next.isEmpty() ? null : next.getLast());
    }
}
