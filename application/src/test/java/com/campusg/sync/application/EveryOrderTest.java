package com.campusg.sync.application;

import static com.campusg.sync.application.UserFeatureFixture.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import com.campusg.sync.application.ClerkEventSequences.EndState;
import com.campusg.sync.application.ClerkEventSequences.Kind;
import com.campusg.sync.application.port.out.DeliveryFixture;
import com.campusg.sync.application.port.out.InMemoryDeliveryInbox;
import com.campusg.sync.application.port.out.InMemoryParkedDeliveries;
import com.campusg.sync.application.port.out.InMemoryTransactions;
import com.campusg.sync.domain.ClerkEvent;
import com.campusg.sync.domain.Delivery;
import com.campusg.sync.domain.DeliveryId;
import com.campusg.sync.domain.Payload;
import com.campusg.user.application.ChangeUsersService;
import com.campusg.user.application.LockUsersService;
import com.campusg.user.application.port.out.InMemoryUserEventOutbox;
import com.campusg.user.application.port.out.InMemoryUsers;
import com.campusg.user.application.port.out.SequentialUserIds;
import com.campusg.user.domain.ClerkUserId;
import com.campusg.user.domain.User;
import com.campusg.user.domain.UserEvent;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The end state depends only on the set of events: neither on the order of their deliveries, nor on repetitions, nor on the
 * division into batches. The tests enumerate all sequences up to a length, which {@code -Dcampusg.orders.length} sets.
 */
class EveryOrderTest {

    private static final int LENGTH = Integer.getInteger("campusg.orders.length", 4);

    /** A sequence of n deliveries has 2^(n-1) divisions. */
    private static final int DIVIDED_LENGTH = LENGTH - 1;

    private static final ClerkEventSequences SEQUENCES = new ClerkEventSequences("");
    private static final Map<Kind, Payload> PAYLOADS = new EnumMap<>(Kind.class);
    private static final Map<Payload, ClerkEvent> EVENTS = new HashMap<>();

    static {
        for (Kind kind : Kind.values()) {
            ClerkEvent event = SEQUENCES.event(kind);
            Payload payload = DeliveryFixture.deliveryOf(DeliveryFixture.ID, event.toString())
                    .payload();
            PAYLOADS.put(kind, payload);
            EVENTS.put(payload, event);
        }
    }

    private final Map<Set<Kind>, List<EndState>> expected = new HashMap<>();
    private final Set<List<EndState>> endStates = Collections.newSetFromMap(new HashMap<>());
    private long sequences;

    @Test
    void endsInTheStateOfTheSetWhateverTheOrderOfRepeatedDeliveries() {
        extend(new InMemoryState(), new ArrayList<>(), false);
        print(LENGTH, "orders with repeated deliveries");
    }

    @Test
    void endsInTheStateOfTheSetWhateverTheOrderIfTheInboxKnowsNoRepetition() {
        extend(new InMemoryState(), new ArrayList<>(), true);
        print(LENGTH, "orders with repeated events in new deliveries");
    }

    @Test
    void endsInTheStateOfTheSetWhateverTheBatches() {
        for (int length = 1; length <= DIVIDED_LENGTH; length++) {
            ClerkEventSequences.forEach(length, kinds -> {
                for (int cuts = 0; cuts < 1 << (kinds.size() - 1); cuts++) {
                    InMemoryState state = new InMemoryState();
                    int from = 0;
                    for (int to = 1; to <= kinds.size(); to++) {
                        if (to == kinds.size() || (cuts >> (to - 1) & 1) == 1) {
                            state.apply(kinds.subList(from, to), false, from);
                            from = to;
                        }
                    }
                    verify(state, kinds);
                }
            });
        }
        print(DIVIDED_LENGTH, "divisions into batches");
    }

    private void extend(InMemoryState state, List<Kind> applied, boolean newIds) {
        for (Kind kind : Kind.values()) {
            InMemoryState next = state.copy();
            applied.add(kind);
            next.apply(List.of(kind), newIds, applied.size());
            verify(next, applied);
            if (applied.size() < LENGTH) {
                extend(next, applied, newIds);
            }
            applied.removeLast();
        }
    }

    private void verify(InMemoryState state, List<Kind> kinds) {
        sequences++;
        List<EndState> end = expected.computeIfAbsent(Set.copyOf(kinds), SEQUENCES::endStates);
        endStates.add(end);
        // AssertJ describes each assertion, which takes longer than the deliveries.
        if (!state.endStates().equals(end)) {
            assertThat(state.endStates()).as("After %s", kinds).isEqualTo(end);
        }
        if (!state.hasOneEventForEachVersion()) {
            assertThat(state.outbox.events())
                    .as("One event for each version, in order, after %s", kinds)
                    .isEmpty();
        }
    }

    private void print(int length, String description) {
        System.out.printf(
                "Every order: %,d %s of up to %d of %d events, %,d sets, %,d end states%n",
                sequences, description, length, Kind.values().length, expected.size(), endStates.size());
        assertThat(sequences).isGreaterThan(expected.size());
    }

    /** The use cases, with their state in memory. */
    private static final class InMemoryState {

        private final InMemoryUsers users;
        private final InMemoryParkedDeliveries parkedDeliveries;
        private final InMemoryDeliveryInbox inbox;
        private final InMemoryUserEventOutbox outbox;
        private final SequentialUserIds userIds;

        InMemoryState() {
            users = new InMemoryUsers();
            parkedDeliveries = new InMemoryParkedDeliveries();
            inbox = new InMemoryDeliveryInbox(parkedDeliveries);
            outbox = new InMemoryUserEventOutbox();
            userIds = new SequentialUserIds();
        }

        private InMemoryState(InMemoryState original) {
            users = original.users.copy();
            parkedDeliveries = original.parkedDeliveries.copy();
            inbox = original.inbox.copy(parkedDeliveries);
            outbox = original.outbox.copy();
            userIds = original.userIds.copy();
        }

        InMemoryState copy() {
            return new InMemoryState(this);
        }

        /** @param position distinguishes the ids of repeated events if {@code newIds} is set */
        void apply(List<Kind> kinds, boolean newIds, int position) {
            List<Delivery> deliveries = new ArrayList<>();
            for (Kind kind : kinds) {
                DeliveryId id = new DeliveryId("msg_" + kind.name() + (newIds ? "_" + position : ""));
                deliveries.add(new Delivery(id, Objects.requireNonNull(PAYLOADS.get(kind)), NOW));
            }
            new ApplyDeliveriesService(
                            payload -> Objects.requireNonNull(EVENTS.get(payload)),
                            instance -> true,
                            new InMemoryTransactions(users::endTransaction),
                            inbox,
                            parkedDeliveries,
                            new LockUsersService(users),
                            new ChangeUsersService(
                                    users, userIds, outbox, List.of(parkedDeliveries), InstantSource.fixed(NOW)),
                            delivery -> {})
                    .apply(deliveries);
        }

        List<EndState> endStates() {
            Set<ClerkUserId> parked = parkedDeliveries.all().stream()
                    .map(each -> EVENTS.get(each.delivery().payload()))
                    .map(ClerkEvent.Unreadable.class::cast)
                    .map(event -> Objects.requireNonNull(event.clerkUserId()))
                    .collect(Collectors.toSet());
            return ClerkEventSequences.endStates(users.all(), parked);
        }

        boolean hasOneEventForEachVersion() {
            Map<ClerkUserId, Long> last = new HashMap<>();
            for (UserEvent event : outbox.events()) {
                if (event.version() != last.merge(event.clerkUserId(), 1L, Long::sum)) {
                    return false;
                }
            }
            for (User user : users.all()) {
                if (user.version()
                        != last.getOrDefault(
                                Objects.requireNonNull(user.identity()).clerkUserId(), 0L)) {
                    return false;
                }
            }
            return true;
        }
    }
}
