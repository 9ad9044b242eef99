package com.campusg.clerk.adapter.queue.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.campusg.clerk.domain.Delivery;
import com.campusg.clerk.domain.DeliveryId;
import com.campusg.clerk.domain.Payload;
import com.campusg.user.domain.ClerkUserId;
import java.time.DateTimeException;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * A delivery as it stands in the topic: the bytes that were signed, with what was known beside them in headers. Times are
 * ISO 8601. The key puts all that is about one user into one partition, and so in order.
 */
final class DeliveryRecord {

    static final String ID = "svix-id";
    static final String SENT_AT = "sent-at";
    static final String RECEIVED_AT = "received-at";

    private DeliveryRecord() {}

    static ProducerRecord<byte[], byte[]> from(
            Delivery delivery, @Nullable ClerkUserId about, @Nullable Instant sentAt) {
        String key = about == null ? delivery.id().value() : about.value();
        ProducerRecord<byte[], byte[]> message = new ProducerRecord<>(
                DeliveryTopics.DELIVERIES,
                key.getBytes(UTF_8),
                delivery.payload().bytes());
        Headers headers = message.headers();
        headers.add(ID, delivery.id().value().getBytes(UTF_8));
        headers.add(RECEIVED_AT, delivery.receivedAt().toString().getBytes(UTF_8));
        if (sentAt != null) {
            headers.add(SENT_AT, sentAt.toString().getBytes(UTF_8));
        }
        return message;
    }

    /** @throws ForeignRecordException if we never wrote such a record */
    static Delivery toDelivery(ConsumerRecord<byte[], byte[]> message) {
        byte[] body = message.value();
        String id = header(message, ID);
        if (body == null || !DeliveryId.isValid(id)) {
            throw new ForeignRecordException("no body, or no valid " + ID);
        }
        try {
            return new Delivery(new DeliveryId(id), new Payload(body), Instant.parse(header(message, RECEIVED_AT)));
        } catch (DateTimeException malformed) {
            throw new ForeignRecordException(RECEIVED_AT + " is no time", malformed);
        }
    }

    private static String header(ConsumerRecord<byte[], byte[]> message, String name) {
        Header header = message.headers().lastHeader(name);
        if (header == null || header.value() == null) {
            throw new ForeignRecordException("no " + name);
        }
        return new String(header.value(), UTF_8);
    }
}
