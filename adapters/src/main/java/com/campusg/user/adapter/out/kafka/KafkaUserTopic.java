package com.campusg.user.adapter.out.kafka;

import com.campusg.kafka.TopicProvisioner;
import com.campusg.user.application.port.out.TopicUnavailableException;
import com.campusg.user.application.port.out.UserMessage;
import com.campusg.user.application.port.out.UserTopic;
import com.campusg.user.domain.UserEvent;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The compacted topic {@code campusg.users}. All writers use one transactional id, so Kafka fences the previous writer when a
 * new one opens: a paused process cannot write an older state after a newer one. Each call of {@code write} is one Kafka
 * transaction.
 */
final class KafkaUserTopic implements UserTopic {

    static final String NAME = "campusg.users";

    /** The service needs the right to use this transactional id. */
    static final String TRANSACTIONAL_ID = "campusg.users-relay";

    /** A profile is part of a delivery, which has at most 1 MiB. */
    static final int MAX_MESSAGE_BYTES = 2 * 1024 * 1024;

    /** The id of {@code docs/events/user-event.v1.schema.json}. */
    private static final String SCHEMA = "urn:campusg:schema:user-event:1";

    private static final int PARTITIONS = 6;

    /** Consumers that were down for less than this still see all deletions. */
    private static final Duration TOMBSTONE_RETENTION = Duration.ofDays(7);

    /** Limits how long the broker keeps earlier messages about a deleted user. */
    private static final Duration MAX_COMPACTION_LAG = Duration.ofDays(1);

    private static final int REQUEST_TIMEOUT_MS = 5_000;
    private static final int DELIVERY_TIMEOUT_MS = 10_000;

    /** Limits how long an unfinished transaction of a dead writer blocks consumers. */
    private static final int TRANSACTION_TIMEOUT_MS = 30_000;

    private final Map<String, Object> settings;
    private final TopicProvisioner provisioner;
    private final JsonMapper json;
    private final MeterRegistry meters;

    /** @param connection the connection to the brokers, with credentials */
    KafkaUserTopic(
            Map<String, Object> connection, TopicProvisioner provisioner, JsonMapper json, MeterRegistry meters) {
        this.settings = new HashMap<>(connection);
        this.settings.putAll(Map.of(
                ProducerConfig.TRANSACTIONAL_ID_CONFIG, TRANSACTIONAL_ID,
                ProducerConfig.CLIENT_ID_CONFIG, TRANSACTIONAL_ID,
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true,
                ProducerConfig.ACKS_CONFIG, "all",
                ProducerConfig.MAX_REQUEST_SIZE_CONFIG, MAX_MESSAGE_BYTES,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_TIMEOUT_MS,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, DELIVERY_TIMEOUT_MS,
                ProducerConfig.MAX_BLOCK_MS_CONFIG, DELIVERY_TIMEOUT_MS,
                ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, TRANSACTION_TIMEOUT_MS));
        this.provisioner = provisioner;
        this.json = json;
        this.meters = meters;
    }

    @Override
    public Writer open() {
        Producer<String, byte[]> producer = null;
        try {
            provisioner.ensureExists(List.of(topic()));
            producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
            producer.initTransactions();
            return new KafkaWriter(producer);
        } catch (KafkaException failure) {
            if (producer != null) {
                producer.close(Duration.ZERO);
            }
            throw unavailable(failure);
        }
    }

    /** The replication factor is the broker's default. */
    private static NewTopic topic() {
        return new NewTopic(NAME, Optional.of(PARTITIONS), Optional.empty())
                .configs(Map.of(
                        TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT,
                        TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(MAX_MESSAGE_BYTES),
                        TopicConfig.DELETE_RETENTION_MS_CONFIG, Long.toString(TOMBSTONE_RETENTION.toMillis()),
                        TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG, Long.toString(MAX_COMPACTION_LAG.toMillis())));
    }

    private static TopicUnavailableException unavailable(KafkaException failure) {
        boolean fenced = failure instanceof ProducerFencedException || failure instanceof InvalidProducerEpochException;
        return new TopicUnavailableException(
                fenced ? "Another instance has become the writer of " + NAME : NAME + " cannot be written", failure);
    }

    /** One producer, which is not used again after a failure. */
    private final class KafkaWriter implements Writer {

        private final Producer<String, byte[]> producer;

        KafkaWriter(Producer<String, byte[]> producer) {
            this.producer = producer;
        }

        @Override
        @SuppressWarnings("FutureReturnValueIgnored") // commitTransaction fails if any send fails
        public void write(List<UserMessage> messages) {
            try {
                producer.beginTransaction();
                for (UserMessage message : messages) {
                    producer.send(record(message.event(), json.writeValueAsBytes(UserEventJson.from(message))));
                    if (message instanceof UserMessage.Tombstone tombstone) {
                        producer.send(record(tombstone.event(), null));
                    }
                }
                producer.commitTransaction();
            } catch (KafkaException failure) {
                throw unavailable(failure);
            }
            messages.forEach(message -> Counter.builder("campusg.user.events.published")
                    .description("User events published to other services")
                    .tag("type", message.event().type())
                    .register(meters)
                    .increment());
        }

        private static ProducerRecord<String, byte[]> record(UserEvent event, byte @Nullable [] value) {
            ProducerRecord<String, byte[]> entry =
                    new ProducerRecord<>(NAME, event.clerkUserId().value(), value);
            String version = Long.toString(event.version());
            entry.headers().add(header("type", event.type())).add(header("version", version));
            // CloudEvents 1.0, Kafka protocol binding, binary content mode. A repetition has the same id.
            entry.headers()
                    .add(header("ce_specversion", "1.0"))
                    .add(header("ce_id", event.clerkUserId().value() + ":" + version + ":" + event.type()))
                    .add(header("ce_source", "/campusg/users"))
                    .add(header("ce_type", "com.campusg.user." + event.type()))
                    .add(header("ce_subject", event.clerkUserId().value()))
                    .add(header("ce_time", event.occurredAt().toString()))
                    .add(header("ce_dataschema", SCHEMA));
            if (value != null) {
                entry.headers().add(header("content-type", "application/json"));
            }
            return entry;
        }

        private static RecordHeader header(String name, String value) {
            return new RecordHeader(name, value.getBytes(StandardCharsets.UTF_8));
        }

        /** An unfinished transaction is abandoned; the next writer publishes its events again. */
        @Override
        public void close() {
            producer.close(Duration.ZERO);
        }
    }
}
