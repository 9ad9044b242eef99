package com.campusg.user.application;

import com.campusg.user.application.port.in.RelayUserEvents;
import com.campusg.user.application.port.out.PendingUserEvents;
import com.campusg.user.application.port.out.PendingUserEvents.Pending;
import com.campusg.user.application.port.out.UserMessage;
import com.campusg.user.application.port.out.UserTopic;
import com.campusg.user.application.port.out.Users;
import com.campusg.user.domain.ClerkIdentity;
import com.campusg.user.domain.ClerkUserId;
import com.campusg.user.domain.User;
import com.campusg.user.domain.UserEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tells what waits, oldest first, some at a time. Nothing is told before all that was told before it is durable, so a
 * failure never lets a later event overtake.
 */
public final class RelayUserEventsService implements RelayUserEvents {

    /** So many are read, told and completed at once. */
    static final int AT_ONCE = 500;

    private final PendingUserEvents pendingUserEvents;
    private final Users users;
    private final UserTopic userTopic;

    public RelayUserEventsService(PendingUserEvents pendingUserEvents, Users users, UserTopic userTopic) {
        this.pendingUserEvents = pendingUserEvents;
        this.users = users;
        this.userTopic = userTopic;
    }

    @Override
    public boolean relay(BooleanSupplier more) {
        return pendingUserEvents.alone(turn -> {
            List<Pending> some = turn.oldest(AT_ONCE);
            while (some.isEmpty() && more.getAsBoolean()) {
                some = turn.oldest(AT_ONCE);
            }
            if (!some.isEmpty()) {
                relay(some, turn, more);
            }
        });
    }

    private void relay(List<Pending> first, PendingUserEvents.Turn turn, BooleanSupplier more) {
        try (UserTopic.Writer writer = userTopic.open()) {
            List<Pending> some = first;
            do {
                if (!some.isEmpty()) {
                    writer.write(messages(some));
                    turn.complete(some);
                }
                some = turn.oldest(AT_ONCE);
            } while (!some.isEmpty() || more.getAsBoolean());
        }
    }

    /** Looked at after the events: whoever has one shows at least what came of it. */
    private List<UserMessage> messages(List<Pending> some) {
        Map<ClerkUserId, User> known = new HashMap<>();
        for (User user : users.findAllByClerkUserId(
                some.stream().map(pending -> pending.event().clerkUserId()).collect(Collectors.toSet()))) {
            ClerkIdentity identity = user.identity();
            if (identity != null) {
                known.put(identity.clerkUserId(), user);
            }
        }
        return some.stream()
                .map(Pending::event)
                .flatMap(event -> message(event, known.get(event.clerkUserId())))
                .toList();
    }

    /** What happened to somebody before they left is nobody's business any more: that they left is told for itself. */
    private static Stream<UserMessage> message(UserEvent event, @Nullable User user) {
        return switch (event) {
            case UserEvent.Erased erased -> Stream.of(new UserMessage.Gone(erased));
            case UserEvent.Registered registered -> told(registered, user);
            case UserEvent.Changed changed -> told(changed, user);
            case UserEvent.Rated rated -> told(rated, user);
            case UserEvent.Republished republished -> told(republished, user);
        };
    }

    private static Stream<UserMessage> told(UserEvent event, @Nullable User user) {
        return user == null || user.isDeleted() ? Stream.empty() : Stream.of(new UserMessage.Told(event, user));
    }
}
