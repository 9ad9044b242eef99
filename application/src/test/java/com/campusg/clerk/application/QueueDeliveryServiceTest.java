package com.campusg.clerk.application;

import static com.campusg.clerk.application.port.out.DeliveryFixture.NOW;
import static com.campusg.clerk.application.port.out.DeliveryFixture.anyDelivery;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.campusg.clerk.application.port.in.ReceiveDelivery;
import com.campusg.clerk.application.port.out.DeliveryQueueUnavailableException;
import com.campusg.clerk.domain.ClerkEvent;
import com.campusg.clerk.domain.Delivery;
import com.campusg.clerk.domain.Envelope;
import com.campusg.user.domain.ClerkUserId;
import com.campusg.user.domain.Profile;
import com.campusg.user.domain.Revision;
import com.campusg.user.domain.Snapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class QueueDeliveryServiceTest {

    private static final ClerkUserId ADA = new ClerkUserId("user_ada");
    private static final Instant SENT_AT = NOW.minusSeconds(1);
    private static final Snapshot SNAPSHOT = new Snapshot(ADA, Profile.blank(), new Revision(NOW, NOW));

    private final List<Queued> queue = new ArrayList<>();

    static Stream<Arguments> events() {
        return Stream.of(
                arguments(new ClerkEvent.UserChanged(envelope("user.updated"), SNAPSHOT), ADA, SENT_AT),
                arguments(new ClerkEvent.UserDeleted(envelope("user.deleted"), ADA), ADA, SENT_AT),
                arguments(new ClerkEvent.NotOurs(envelope("session.created")), null, SENT_AT),
                arguments(new ClerkEvent.Unintelligible("no type", ADA), ADA, null),
                arguments(new ClerkEvent.Unintelligible("not JSON", null), null, null));
    }

    @ParameterizedTest
    @MethodSource("events")
    void queuesWhateverItIsBehindWhatIsAboutTheSameUser(
            ClerkEvent event, @Nullable ClerkUserId about, @Nullable Instant sentAt) {
        ReceiveDelivery service = new QueueDeliveryService(
                payload -> event, (delivery, whom, when) -> queue.add(new Queued(delivery, whom, when)));

        assertThat(service.receive(anyDelivery())).isEqualTo(new ReceiveDelivery.Outcome.Queued());

        assertThat(queue).containsExactly(new Queued(anyDelivery(), about, sentAt));
    }

    @Test
    void promisesNothingIfTheQueueDoesNot() {
        ReceiveDelivery service = new QueueDeliveryService(
                payload -> new ClerkEvent.Unintelligible("not JSON", null), (d, whom, when) -> {
                    throw new DeliveryQueueUnavailableException(new IllegalStateException());
                });

        assertThatThrownBy(() -> service.receive(anyDelivery())).isInstanceOf(DeliveryQueueUnavailableException.class);
    }

    private static Envelope envelope(String type) {
        return new Envelope(type, null, SENT_AT);
    }

    private record Queued(
            Delivery delivery,
            @Nullable ClerkUserId about,
            @Nullable Instant sentAt) {}
}
