package com.campusg.sync.adapter.out.postgres;

import static com.campusg.user.application.port.out.UserFixture.NOW;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.campusg.DatabaseTest;
import com.campusg.sync.application.ApplyDeliveriesService;
import com.campusg.sync.application.ClerkEventSequences;
import com.campusg.sync.application.ClerkEventSequences.EndState;
import com.campusg.sync.application.ClerkEventSequences.Kind;
import com.campusg.sync.application.port.out.DeliveryFixture;
import com.campusg.sync.application.port.out.DeliveryInbox;
import com.campusg.sync.application.port.out.ParkedDeliveries;
import com.campusg.sync.application.port.out.Transactions;
import com.campusg.sync.domain.ClerkEvent;
import com.campusg.sync.domain.Delivery;
import com.campusg.sync.domain.DeliveryId;
import com.campusg.sync.domain.Payload;
import com.campusg.user.application.ChangeUsersService;
import com.campusg.user.application.LockUsersService;
import com.campusg.user.application.port.out.InMemoryUserEventOutbox;
import com.campusg.user.application.port.out.SequentialUserIds;
import com.campusg.user.application.port.out.UserErasure;
import com.campusg.user.application.port.out.Users;
import com.campusg.user.domain.ClerkUserId;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The end state of users in PostgreSQL depends only on the set of events, for all sequences up to a length, which {@code
 * -Dcampusg.orders.length} sets. Many sequences share a transaction: first their first deliveries, then their second ones.
 */
@DatabaseTest
class EveryOrderIT {

    private static final int LENGTH = Integer.getInteger("campusg.orders.length", 4) - 1;
    private static final int CONCURRENT_SEQUENCES = 60;

    private final Users users;
    private final ParkedDeliveries parkedDeliveries;
    private final JdbcClient jdbc;
    private final ApplyDeliveriesService applyDeliveries;
    private final Map<Payload, ClerkEvent> events = new HashMap<>();
    private final List<List<Kind>> pending = new ArrayList<>();
    private int sequences;

    EveryOrderIT(
            @Autowired Users users,
            @Autowired List<UserErasure> erasures,
            @Autowired DeliveryInbox inbox,
            @Autowired ParkedDeliveries parkedDeliveries,
            @Autowired Transactions transactions,
            @Autowired JdbcClient jdbc) {
        this.users = users;
        this.parkedDeliveries = parkedDeliveries;
        this.jdbc = jdbc;
        this.applyDeliveries = new ApplyDeliveriesService(
                payload -> Objects.requireNonNull(events.get(payload)),
                instance -> true,
                transactions,
                inbox,
                parkedDeliveries,
                new LockUsersService(users),
                new ChangeUsersService(
                        users,
                        new SequentialUserIds(),
                        new InMemoryUserEventOutbox(),
                        erasures,
                        InstantSource.fixed(NOW)),
                delivery -> {});
    }

    @AfterEach
    void deleteAll() {
        Stream.of("users", "clerk_deliveries", "clerk_parked_deliveries")
                .forEach(table -> jdbc.sql("delete from " + table).update());
    }

    @Test
    void endsInTheStateOfTheSetWhateverTheOrderOfRepeatedDeliveries() {
        for (int length = 1; length <= LENGTH; length++) {
            ClerkEventSequences.forEach(length, kinds -> {
                pending.add(kinds);
                if (pending.size() == CONCURRENT_SEQUENCES) {
                    verifyPending();
                }
            });
        }
        verifyPending();
        System.out.printf("Every order on PostgreSQL: %,d sequences of up to %d events%n", sequences, LENGTH);
        assertThat(sequences).isGreaterThan(Kind.values().length);
    }

    private void verifyPending() {
        List<ClerkEventSequences> named = pending.stream()
                .map(kinds -> new ClerkEventSequences(String.format(Locale.ROOT, "%08d", sequences++)))
                .toList();
        for (int position = 0; position < LENGTH; position++) {
            List<Delivery> deliveries = new ArrayList<>();
            for (int i = 0; i < named.size(); i++) {
                if (position < pending.get(i).size()) {
                    deliveries.add(delivery(named.get(i), pending.get(i).get(position)));
                }
            }
            applyDeliveries.apply(deliveries);
        }

        List<EndState> expected = new ArrayList<>();
        for (int i = 0; i < named.size(); i++) {
            expected.addAll(named.get(i).endStates(Set.copyOf(pending.get(i))));
        }
        expected.sort(Comparator.comparing(state -> state.clerkUserId().value()));
        assertThat(endStates(expected)).isEqualTo(expected);
        deleteAll();
        events.clear();
        pending.clear();
    }

    private Delivery delivery(ClerkEventSequences sequence, Kind kind) {
        ClerkEvent event = sequence.event(kind);
        Delivery delivery =
                DeliveryFixture.deliveryOf(new DeliveryId("msg_" + sequence.suffix() + kind.name()), event.toString());
        events.put(delivery.payload(), event);
        return delivery;
    }

    private List<EndState> endStates(List<EndState> expected) {
        Set<ClerkUserId> ids = expected.stream().map(EndState::clerkUserId).collect(Collectors.toSet());
        Set<ClerkUserId> parked = new HashSet<>();
        parkedDeliveries.all().forEach(each -> {
            String payload = new String(each.delivery().payload().bytes(), UTF_8);
            ids.stream().filter(id -> payload.contains(id.value())).forEach(parked::add);
        });
        return ClerkEventSequences.endStates(users.findAll(ids), parked);
    }
}
