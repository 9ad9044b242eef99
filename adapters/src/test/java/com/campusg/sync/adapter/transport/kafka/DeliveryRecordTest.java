package com.campusg.sync.adapter.transport.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.campusg.sync.domain.ClerkEvent;
import com.campusg.sync.domain.Delivery;
import com.campusg.sync.domain.DeliveryId;
import com.campusg.sync.domain.Envelope;
import com.campusg.sync.domain.Payload;
import com.campusg.sync.domain.Signature;
import com.campusg.user.domain.ClerkUserId;
import com.campusg.user.domain.UserChange;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DeliveryRecordTest {

    private static final ClerkUserId ADA = new ClerkUserId("user_ada");
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00.123456Z");
    private static final Envelope ENVELOPE = new Envelope("user.deleted", null, NOW.minusSeconds(1));
    private static final Delivery DELIVERY = new Delivery(
            new DeliveryId("msg_1"),
            new Payload(new byte[] {0, (byte) 0xff, '\n'}),
            NOW,
            new Signature("1795428000", List.of("first", "second")));

    static Stream<Arguments> keys() {
        return Stream.of(
                argumentSet(
                        "change of a user",
                        new ClerkEvent.UserChanged(ENVELOPE, new UserChange.Deleted(ADA)),
                        "user_ada"),
                argumentSet("unreadable, names a user", new ClerkEvent.Unreadable("no type", ADA), "user_ada"),
                argumentSet("unreadable, names no user", new ClerkEvent.Unreadable("not JSON", null), "msg_1"),
                argumentSet("not handled", new ClerkEvent.Unhandled(ENVELOPE), "msg_1"));
    }

    static Stream<Arguments> malformed() {
        String receivedAt = NOW.toString();
        return Stream.of(
                argumentSet("no headers", "{}", Map.of()),
                argumentSet("no id", "{}", Map.of(DeliveryRecord.RECEIVED_AT, receivedAt)),
                argumentSet(
                        "invalid id", "{}", Map.of(DeliveryRecord.ID, "a b", DeliveryRecord.RECEIVED_AT, receivedAt)),
                argumentSet("no time of receipt", "{}", Map.of(DeliveryRecord.ID, "msg_1")),
                argumentSet(
                        "time of receipt that PostgreSQL cannot store",
                        "{}",
                        Map.of(
                                DeliveryRecord.ID,
                                "msg_1",
                                DeliveryRecord.RECEIVED_AT,
                                "+1000000-01-01T00:00:00Z",
                                DeliveryRecord.TIMESTAMP,
                                "1",
                                DeliveryRecord.SIGNATURE,
                                "value")),
                argumentSet(
                        "no signature",
                        "{}",
                        Map.of(DeliveryRecord.ID, "msg_1", DeliveryRecord.RECEIVED_AT, receivedAt)),
                argumentSet(
                        "invalid time of receipt",
                        "{}",
                        Map.of(DeliveryRecord.ID, "msg_1", DeliveryRecord.RECEIVED_AT, "now")),
                argumentSet(
                        "no payload",
                        null,
                        Map.of(DeliveryRecord.ID, "msg_1", DeliveryRecord.RECEIVED_AT, receivedAt)));
    }

    @ParameterizedTest
    @MethodSource("keys")
    void hasTheUserAsKeyOrElseTheDelivery(ClerkEvent event, String key) {
        assertThat(DeliveryRecord.from(DELIVERY, event).key()).asString(UTF_8).isEqualTo(key);
    }

    @ParameterizedTest
    @MethodSource("keys")
    void containsTheDelivery(ClerkEvent event, String key) {
        assertThat(DeliveryRecord.toDelivery(received(DeliveryRecord.from(DELIVERY, event))))
                .isEqualTo(DELIVERY);
    }

    @Test
    void isWrittenToTheTopicOfDeliveries() {
        assertThat(DeliveryRecord.from(DELIVERY, new ClerkEvent.Unhandled(ENVELOPE))
                        .topic())
                .isEqualTo("clerk.deliveries");
    }

    @Test
    void containsTheTimeOfTheEvent() {
        ProducerRecord<byte[], byte[]> message = DeliveryRecord.from(DELIVERY, new ClerkEvent.Unhandled(ENVELOPE));

        assertThat(message.headers().lastHeader("sent-at").value())
                .asString(UTF_8)
                .isEqualTo("2026-11-23T09:59:59.123456Z");
    }

    @Test
    void omitsTheTimeOfTheEventIfItIsUnknown() {
        ProducerRecord<byte[], byte[]> message =
                DeliveryRecord.from(DELIVERY, new ClerkEvent.Unreadable("not JSON", null));

        assertThat(message.headers().lastHeader("sent-at")).isNull();
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void isRejectedIfItIsMalformed(@Nullable String payload, Map<String, String> headers) {
        ConsumerRecord<byte[], byte[]> message = new ConsumerRecord<>(
                DeliveryTopics.DELIVERIES, 0, 0, new byte[0], payload == null ? null : payload.getBytes(UTF_8));
        headers.forEach((name, value) -> message.headers().add(name, value.getBytes(UTF_8)));

        assertThatExceptionOfType(MalformedRecordException.class)
                .isThrownBy(() -> DeliveryRecord.toDelivery(message))
                .withMessageStartingWith("Malformed record: ");
    }

    private static ConsumerRecord<byte[], byte[]> received(ProducerRecord<byte[], byte[]> message) {
        return new ConsumerRecord<>(
                message.topic(),
                0,
                0,
                0,
                TimestampType.CREATE_TIME,
                0,
                0,
                message.key(),
                message.value(),
                message.headers(),
                Optional.empty());
    }
}
