package com.campusg.sync;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.campusg.testing.TestBroker;
import com.campusg.testing.TestDatabase;
import com.campusg.testing.Timeouts;
import com.svix.Webhook;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The Kafka transport with a real broker and a real database, each of which becomes unavailable. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "management.server.port=0",
            "clerk.issuer=http://localhost:5100",
            "clerk.webhook-signing-secret=" + KafkaTransportIT.SECRET,
            "campusg.webhook.transport=kafka"
        })
class KafkaTransportIT {

    static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private static final TestDatabase DATABASE = TestDatabase.start();
    private static final TestBroker BROKER = TestBroker.start();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String TOPIC = "clerk.deliveries";
    private static final String GROUP = "campusg-user-service";
    private static final int MAX_LENGTH = 1024 * 1024;

    /** Svix waits 15 seconds for an answer. */
    private static final Duration SENDER_TIMEOUT = Timeouts.seconds(15);

    private static final Duration TIMEOUT = Timeouts.minutes(2);

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MeterRegistry meters;

    @Autowired
    private ConcurrentMessageListenerContainer<byte[], byte[]> consumers;

    private final String user =
            "user_" + UUID.randomUUID().toString().replace("-", "").substring(0, 20);

    @DynamicPropertySource
    static void surroundings(DynamicPropertyRegistry registry) {
        String url = DATABASE.createDatabase();
        registry.add("spring.datasource.url", () -> url);
        registry.add("spring.datasource.username", () -> TestDatabase.USERNAME);
        registry.add("spring.datasource.password", () -> TestDatabase.PASSWORD);
        registry.add("spring.kafka.bootstrap-servers", BROKER::bootstrapServers);
    }

    @AfterAll
    static void stop() {
        BROKER.close();
        DATABASE.close();
    }

    @BeforeEach
    void awaitReadiness() {
        await().atMost(TIMEOUT).until(() -> readiness() == 200);
    }

    @Test
    void appliesAcknowledgedDeliveries() throws Exception {
        String id = newId();

        HttpResponse<String> answer = deliver(id, change("Ada", 1));

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.body()).isEqualTo("{\"result\":\"accepted\"}");
        awaitName("Ada");
        ConsumerRecord<String, String> entry = read(TOPIC).stream()
                .filter(message -> user.equals(message.key()))
                .findFirst()
                .orElseThrow();
        assertThat(entry.value()).isEqualTo(change("Ada", 1));
        assertThat(header(entry, "svix-id")).isEqualTo(id);
        assertThat(Instant.parse(header(entry, "sent-at"))).isEqualTo(Instant.ofEpochMilli(1795428000001L));
        assertThat(Instant.parse(header(entry, "received-at")))
                .isBetween(Instant.now().minusSeconds(60), Instant.now());
    }

    @Test
    void acceptsADeliveryOfMaximumLength() throws Exception {
        String change = change("Ada", 1);

        assertThat(deliver(newId(), change + " ".repeat(MAX_LENGTH - change.length()))
                        .statusCode())
                .isEqualTo(202);

        awaitName("Ada");
    }

    @Test
    void parksUnreadableDeliveries() throws Exception {
        String id = newId();

        assertThat(deliver(id, "{\"type\":\"user.updated\"}").statusCode()).isEqualTo(202);

        await().atMost(TIMEOUT)
                .until(() -> 1
                        == jdbc.sql("select count(*) from clerk_parked_deliveries where svix_id = ?")
                                .param(id)
                                .query(Integer.class)
                                .single());
    }

    @Test
    void appliesDeliveriesInOrderAfterTheDatabaseWasUnavailable() throws Exception {
        double stale = deliveries("stale");
        DATABASE.stopServer();
        for (int change = 1; change <= 5; change++) {
            assertThat(deliver(newId(), change("Ada " + change, change)).statusCode())
                    .isEqualTo(202);
        }
        double retried = meters.counter("campusg.clerk.deliveries.retried").count();
        await().atMost(TIMEOUT)
                .until(() -> meters.counter("campusg.clerk.deliveries.retried").count() >= retried + 2);

        DATABASE.startServer();

        awaitName("Ada 5");
        assertThat(deliveries("stale")).isEqualTo(stale);
    }

    @Test
    void recognizesDuplicatesAfterACrashBetweenCommitAndOffsetCommit() throws Exception {
        assertThat(deliver(newId(), change("Ada", 1)).statusCode()).isEqualTo(202);
        awaitName("Ada");
        double duplicates = deliveries("duplicate");

        consumers.stop();
        resetOffsets();
        consumers.start();

        await().atMost(TIMEOUT).until(() -> deliveries("duplicate") > duplicates);
        assertThat(name()).isEqualTo("Ada");
        assertThat(deliver(newId(), change("Ada Lovelace", 2)).statusCode()).isEqualTo(202);
        awaitName("Ada Lovelace");
    }

    @Test
    void publishesMalformedRecordsWithoutPayloadToTheDeadLetterTopic() throws Exception {
        String marker = newId();
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", BROKER.bootstrapServers()),
                new StringSerializer(),
                new StringSerializer())) {
            producer.send(new ProducerRecord<>(TOPIC, user, marker)).get();
            producer.send(new ProducerRecord<>(TOPIC, user, null)).get();
        }

        assertThat(deliver(newId(), change("Ada", 1)).statusCode()).isEqualTo(202);

        awaitName("Ada");
        assertThat(read(TOPIC + "-dlt"))
                .filteredOn(message -> user.equals(message.key()))
                .extracting(ConsumerRecord::value)
                .containsExactly(null, null);
    }

    @Test
    void doesNotApplyRecordsThatTheWebhookDidNotReceive() throws Exception {
        assertThat(deliver(newId(), change("Ada", 1)).statusCode()).isEqualTo(202);
        awaitName("Ada");
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", BROKER.bootstrapServers()),
                new StringSerializer(),
                new StringSerializer())) {
            ProducerRecord<String, String> forged = new ProducerRecord<>(TOPIC, user, change("Mallory", 2));
            Map.of(
                            "svix-id",
                            newId(),
                            "received-at",
                            Instant.now().toString(),
                            "svix-timestamp",
                            "1795428000",
                            "svix-signature",
                            "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")
                    .forEach((name, value) -> forged.headers().add(name, value.getBytes(UTF_8)));
            producer.send(forged).get();
        }
        assertThat(deliver(newId(), change("Ada Lovelace", 3)).statusCode()).isEqualTo(202);

        awaitName("Ada Lovelace");
        assertThat(read(TOPIC + "-dlt"))
                .filteredOn(message -> user.equals(message.key()))
                .extracting(ConsumerRecord::value)
                .containsExactly((String) null);
    }

    @Test
    void answers503WhileTheBrokerIsDown() throws Exception {
        String id = newId();
        BROKER.killServer();
        assertUnavailable(deliver(id, change("Ada", 1)));
        await().atMost(TIMEOUT).until(() -> readiness() == 503);

        BROKER.startServer();
        await().atMost(TIMEOUT).until(() -> deliver(id, change("Ada", 1)).statusCode() == 202);

        awaitName("Ada");
    }

    @Test
    void answers503WhileTheBrokerDoesNotAnswer() throws Exception {
        String id = newId();
        BROKER.freezeServer();
        assertUnavailable(deliver(id, change("Ada", 1)));

        BROKER.thawServer();
        await().atMost(TIMEOUT).until(() -> deliver(id, change("Ada", 1)).statusCode() == 202);

        awaitName("Ada");
    }

    private static void assertUnavailable(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("\"code\":\"broker-unavailable\"");
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    }

    /** Resets the offsets, as if the consumer had been killed after the database commit and before the offset commit. */
    private static void resetOffsets() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", BROKER.bootstrapServers()))) {
            Map<TopicPartition, OffsetAndMetadata> beginning =
                    admin.listConsumerGroupOffsets(GROUP).partitionsToOffsetAndMetadata().get().keySet().stream()
                            .collect(Collectors.toMap(partition -> partition, partition -> new OffsetAndMetadata(0)));
            admin.alterConsumerGroupOffsets(GROUP, beginning).all().get();
        }
    }

    private static List<ConsumerRecord<String, String>> read(String topic) {
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", BROKER.bootstrapServers()),
                new StringDeserializer(),
                new StringDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<String, String>> messages = new ArrayList<>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(messages::add);
            }
            return messages;
        }
    }

    private static String header(ConsumerRecord<String, String> message, String name) {
        Header header = message.headers().lastHeader(name);
        assertThat(header).as(name).isNotNull();
        return new String(header.value(), UTF_8);
    }

    private HttpResponse<String> deliver(String id, String body) throws Exception {
        long now = Instant.now().getEpochSecond();
        return HTTP.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/webhook/clerk"))
                        .timeout(SENDER_TIMEOUT)
                        .header("Content-Type", "application/json")
                        .header("svix-id", id)
                        .header("svix-timestamp", Long.toString(now))
                        .header("svix-signature", new Webhook(SECRET).sign(id, now, body))
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private int readiness() throws Exception {
        return HTTP.send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/readyz"))
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private String change(String firstName, int number) {
        long moment = 1795428000000L + number;
        return """
                {"type":"user.updated","object":"event","timestamp":%1$d,\
                "data":{"id":"%2$s","first_name":"%3$s","updated_at":%1$d}}""".formatted(moment, user, firstName);
    }

    private void awaitName(String firstName) {
        await().atMost(TIMEOUT).ignoreExceptions().until(() -> firstName.equals(name()));
    }

    private String name() {
        return jdbc.sql("select first_name from users where clerk_user_id = ?")
                .param(user)
                .query(String.class)
                .single();
    }

    private double deliveries(String result) {
        return meters.find("campusg.clerk.deliveries").tag("result", result).counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    private static String newId() {
        return "msg_" + UUID.randomUUID().toString().replace("-", "");
    }
}
