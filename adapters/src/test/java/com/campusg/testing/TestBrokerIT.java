package com.campusg.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class TestBrokerIT {

    private static final TopicPartition TOPIC = new TopicPartition("notes", 0);

    @Test
    void keepsWhatItAcknowledgedWhateverIsDoneToIt() throws Exception {
        try (TestBroker broker = TestBroker.start();
                KafkaProducer<String, String> producer = producer(broker)) {
            createTopic(broker);

            send(producer, "before");
            broker.killServer();
            broker.startServer();
            send(producer, "killed");
            broker.stopServer();
            broker.startServer();
            send(producer, "stopped");
            broker.freezeServer();
            Future<RecordMetadata> unanswered = producer.send(new ProducerRecord<>(TOPIC.topic(), "frozen"));
            assertThatThrownBy(() -> unanswered.get(1, TimeUnit.SECONDS)).isInstanceOf(TimeoutException.class);
            broker.thawServer();
            unanswered.get(Timeouts.DEFAULT.toMillis(), TimeUnit.MILLISECONDS);

            assertThat(read(broker, 4)).containsExactly("before", "killed", "stopped", "frozen");
        }
    }

    private static KafkaProducer<String, String> producer(TestBroker broker) {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers()), new StringSerializer(), new StringSerializer());
    }

    private static void createTopic(TestBroker broker) throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(TOPIC.topic(), 1, (short) 1)))
                    .all()
                    .get();
        }
    }

    private static void send(KafkaProducer<String, String> producer, String note) throws Exception {
        producer.send(new ProducerRecord<>(TOPIC.topic(), note))
                .get(Timeouts.DEFAULT.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static List<String> read(TestBroker broker, int count) {
        List<String> notes = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers(), "auto.offset.reset", "earliest"),
                new StringDeserializer(),
                new StringDeserializer())) {
            consumer.assign(List.of(TOPIC));
            Instant end = Instant.now().plus(Timeouts.DEFAULT);
            while (notes.size() < count && Instant.now().isBefore(end)) {
                consumer.poll(Duration.ofMillis(200)).forEach(note -> notes.add(note.value()));
            }
        }
        return notes;
    }
}
