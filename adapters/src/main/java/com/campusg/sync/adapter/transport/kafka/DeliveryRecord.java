package com.campusg.sync.adapter.transport.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.campusg.sync.domain.ClerkEvent;
import com.campusg.sync.domain.Delivery;
import com.campusg.sync.domain.DeliveryId;
import com.campusg.sync.domain.Payload;
import com.campusg.sync.domain.Signature;
import com.campusg.user.domain.ClerkUserId;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * The format of a record: the payload as received, with the rest in headers. Times are in ISO 8601. The key is the Clerk user
 * id, so that the deliveries of one user are in one partition and in order; it is the delivery id if the delivery names no
 * user. The signature is verified again when the record is read.
 */
final class DeliveryRecord {

    static final String ID = "svix-id";
    static final String TIMESTAMP = "svix-timestamp";
    static final String SIGNATURE = "svix-signature";
    static final String SENT_AT = "sent-at";
    static final String RECEIVED_AT = "received-at";

    /** The range of four-digit years, which PostgreSQL can store: the header is not signed. */
    private static final Instant MIN_RECEIVED_AT = Instant.EPOCH;

    private static final Instant MAX_RECEIVED_AT = Instant.parse("9999-12-31T23:59:59Z");

    private DeliveryRecord() {}

    static ProducerRecord<byte[], byte[]> from(Delivery delivery, ClerkEvent event) {
        return switch (event) {
            case ClerkEvent.UserChanged(var envelope, var change) ->
                record(delivery, change.clerkUserId(), envelope.sentAt());
            case ClerkEvent.Unhandled(var envelope) -> record(delivery, null, envelope.sentAt());
            case ClerkEvent.Unreadable(var reason, var clerkUserId) -> record(delivery, clerkUserId, null);
        };
    }

    private static ProducerRecord<byte[], byte[]> record(
            Delivery delivery, @Nullable ClerkUserId clerkUserId, @Nullable Instant sentAt) {
        String key = clerkUserId == null ? delivery.id().value() : clerkUserId.value();
        ProducerRecord<byte[], byte[]> message = new ProducerRecord<>(
                DeliveryTopics.DELIVERIES,
                key.getBytes(UTF_8),
                delivery.payload().bytes());
        Headers headers = message.headers();
        headers.add(ID, delivery.id().value().getBytes(UTF_8));
        headers.add(RECEIVED_AT, delivery.receivedAt().toString().getBytes(UTF_8));
        Signature signature = delivery.signature();
        if (signature != null) {
            headers.add(TIMESTAMP, signature.timestamp().getBytes(UTF_8));
            headers.add(SIGNATURE, String.join(" ", signature.values()).getBytes(UTF_8));
        }
        if (sentAt != null) {
            headers.add(SENT_AT, sentAt.toString().getBytes(UTF_8));
        }
        return message;
    }

    /** @throws MalformedRecordException if the record does not have this format */
    static Delivery toDelivery(ConsumerRecord<byte[], byte[]> message) {
        byte[] payload = message.value();
        String id = header(message, ID);
        if (payload == null || !DeliveryId.isValid(id)) {
            throw new MalformedRecordException("no payload, or no valid " + ID, null);
        }
        Signature signature = new Signature(
                header(message, TIMESTAMP), List.of(header(message, SIGNATURE).split(" ")));
        try {
            Instant receivedAt = Instant.parse(header(message, RECEIVED_AT));
            if (receivedAt.isBefore(MIN_RECEIVED_AT) || receivedAt.isAfter(MAX_RECEIVED_AT)) {
                throw new MalformedRecordException(RECEIVED_AT + " is out of range", null);
            }
            return new Delivery(new DeliveryId(id), new Payload(payload), receivedAt, signature);
        } catch (DateTimeException malformed) {
            throw new MalformedRecordException(RECEIVED_AT + " is not a time", malformed);
        }
    }

    private static String header(ConsumerRecord<byte[], byte[]> message, String name) {
        Header header = message.headers().lastHeader(name);
        if (header == null || header.value() == null) {
            throw new MalformedRecordException("no " + name, null);
        }
        return new String(header.value(), UTF_8);
    }
}
