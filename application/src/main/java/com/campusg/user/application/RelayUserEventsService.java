package com.campusg.user.application;

import com.campusg.user.application.port.in.RelayUserEvents;
import com.campusg.user.application.port.out.UserEventOutbox;
import com.campusg.user.application.port.out.UserEventOutbox.Lease;
import com.campusg.user.application.port.out.UserEventOutbox.Pending;
import com.campusg.user.application.port.out.UserMessage;
import com.campusg.user.application.port.out.UserTopic;
import com.campusg.user.application.port.out.Users;
import com.campusg.user.domain.ClerkUserId;
import com.campusg.user.domain.User;
import com.campusg.user.domain.UserEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Publishes pending events in batches, the oldest first. A batch is completed only when it is durable in the topic, so a
 * failure never lets a later event overtake an earlier one.
 */
public final class RelayUserEventsService implements RelayUserEvents {

    private final UserEventOutbox outbox;
    private final Users users;
    private final UserTopic userTopic;

    public RelayUserEventsService(UserEventOutbox outbox, Users users, UserTopic userTopic) {
        this.outbox = outbox;
        this.users = users;
        this.userTopic = userTopic;
    }

    @Override
    public boolean relay(Pace pace) {
        return outbox.runIfLeader(lease -> {
            List<Pending> batch = lease.oldest(BATCH_SIZE);
            while (batch.isEmpty() && pace.awaitNext(0)) {
                batch = lease.oldest(BATCH_SIZE);
            }
            if (!batch.isEmpty()) {
                publish(batch, lease, pace);
            }
        });
    }

    private void publish(List<Pending> first, Lease lease, Pace pace) {
        try (UserTopic.Writer writer = userTopic.open()) {
            List<Pending> batch = first;
            while (true) {
                if (!batch.isEmpty()) {
                    writer.write(messages(batch));
                    lease.complete(batch);
                }
                if (!pace.awaitNext(batch.size())) {
                    return;
                }
                batch = lease.oldest(BATCH_SIZE);
            }
        }
    }

    /** The users are read after the events, so their state is never older than that of the event. */
    private List<UserMessage> messages(List<Pending> batch) {
        Set<ClerkUserId> ids =
                batch.stream().map(pending -> pending.event().clerkUserId()).collect(Collectors.toSet());
        Map<ClerkUserId, User> active = new HashMap<>();
        for (User user : users.findAll(ids)) {
            if (user.identity() != null && !user.isDeleted()) {
                active.put(user.identity().clerkUserId(), user);
            }
        }
        return batch.stream()
                .map(Pending::event)
                .flatMap(event -> message(event, Optional.ofNullable(active.get(event.clerkUserId()))).stream())
                .toList();
    }

    /** Earlier events of a user that is deleted meanwhile are not published; the deletion has an event of its own. */
    private static Optional<UserMessage> message(UserEvent event, Optional<User> user) {
        return event instanceof UserEvent.Erased erased
                ? Optional.of(new UserMessage.Tombstone(erased))
                : user.map(active -> new UserMessage.Upserted(event, active));
    }
}
