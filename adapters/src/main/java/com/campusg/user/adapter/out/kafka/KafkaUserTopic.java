package com.campusg.user.adapter.out.kafka;

import com.campusg.user.application.port.out.TopicUnavailableException;
import com.campusg.user.application.port.out.UserMessage;
import com.campusg.user.application.port.out.UserTopic;
import com.campusg.user.domain.UserEvent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The topic {@code campusg.users}. All writers have one transactional id, so that Kafka shuts out the one before when the
 * next begins: a process that stood still, or whose messages are still on the wire, cannot put an older state after a
 * newer one. Each call is one transaction.
 */
final class KafkaUserTopic implements UserTopic {

    static final String NAME = "campusg.users";

    /** Also what the service has to be allowed to use, where the broker asks. */
    static final String TRANSACTIONAL_ID = "campusg.users-relay";

    /** Clerk's texts have no certain end; a delivery, of which they are a part, has: 1 MiB. */
    static final int LARGEST_MESSAGE = 2 * 1024 * 1024;

    private static final String TYPE = "type";
    private static final String VERSION = "version";

    private static final int ANSWER_WITHIN_MS = 5_000;
    private static final int GIVE_UP_AFTER_MS = 10_000;

    /** What a writer that is gone had begun does not hold up readers for longer. */
    private static final int LONGEST_TRANSACTION_MS = 30_000;

    private final Map<String, Object> settings;
    private final UserTopicPlace place;
    private final JsonMapper json;

    /**
     * @param connection how to reach the broker, with its credentials
     * @param place where the topic is; told of each opening
     */
    KafkaUserTopic(Map<String, Object> connection, UserTopicPlace place, JsonMapper json) {
        this.settings = new HashMap<>(connection);
        this.settings.putAll(Map.of(
                ProducerConfig.TRANSACTIONAL_ID_CONFIG, TRANSACTIONAL_ID,
                ProducerConfig.CLIENT_ID_CONFIG, TRANSACTIONAL_ID,
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true,
                ProducerConfig.ACKS_CONFIG, "all",
                ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST_MESSAGE,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, ANSWER_WITHIN_MS,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, GIVE_UP_AFTER_MS,
                ProducerConfig.MAX_BLOCK_MS_CONFIG, GIVE_UP_AFTER_MS,
                ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, LONGEST_TRANSACTION_MS));
        this.place = place;
        this.json = json;
    }

    @Override
    public Writer open() {
        Producer<String, byte[]> producer = null;
        try {
            place.prepare();
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

    private static TopicUnavailableException unavailable(KafkaException failure) {
        boolean shutOut =
                failure instanceof ProducerFencedException || failure instanceof InvalidProducerEpochException;
        return new TopicUnavailableException(
                shutOut ? "Another instance writes to " + NAME + " now" : NAME + " cannot be written to", failure);
    }

    /** One producer. Whatever fails, it is not used again. */
    private final class KafkaWriter implements Writer {

        private final Producer<String, byte[]> producer;

        KafkaWriter(Producer<String, byte[]> producer) {
            this.producer = producer;
        }

        @Override
        @SuppressWarnings("FutureReturnValueIgnored") // the commit fails if any of them does
        public void write(List<UserMessage> messages) {
            try {
                producer.beginTransaction();
                for (UserMessage message : messages) {
                    producer.send(record(message.event(), json.writeValueAsBytes(UserEventJson.from(message))));
                    if (message instanceof UserMessage.Gone gone) {
                        producer.send(record(gone.event(), null));
                    }
                }
                producer.commitTransaction();
            } catch (KafkaException failure) {
                throw unavailable(failure);
            }
        }

        private static ProducerRecord<String, byte[]> record(UserEvent event, byte @Nullable [] value) {
            ProducerRecord<String, byte[]> entry =
                    new ProducerRecord<>(NAME, event.clerkUserId().value(), value);
            entry.headers()
                    .add(header(TYPE, UserEventJson.type(event)))
                    .add(header(VERSION, Long.toString(event.version())));
            return entry;
        }

        private static RecordHeader header(String name, String value) {
            return new RecordHeader(name, value.getBytes(StandardCharsets.UTF_8));
        }

        /** What was not committed is not wanted: whoever comes next sends it again. */
        @Override
        public void close() {
            producer.close(Duration.ZERO);
        }
    }
}
