package com.campusg.resilience;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.campusg.testing.TestBroker;
import com.campusg.testing.Timeouts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Runs the consumers of {@code docs/user-events.md} as they are printed there. */
@Tag("faults")
class UserEventConsumersIT {

    private static final String TOPIC = "campusg.users";
    private static final String ADDRESS_IN_DOCUMENT = "kafka:9092";

    @Test
    void javaConsumerOfTheDocument() throws Exception {
        assertConsumes(
                "Consumer.java",
                """
                import java.time.Duration;
                import java.util.*;
                import org.apache.kafka.clients.consumer.*;
                import org.apache.kafka.common.serialization.StringDeserializer;
                import tools.jackson.databind.*;
                import tools.jackson.databind.json.JsonMapper;

                class Consumer {
                    static class Store {
                        final Map<String, Long> versions = new HashMap<>();
                        long version(String id) { return versions.getOrDefault(id, -1L); }
                        void put(String id, long version, JsonNode user) {
                            versions.put(id, version);
                            System.out.println("put " + id + " " + version);
                        }
                        void erase(String id) { System.out.println("erase " + id); }
                    }

                    public static void main(String... args) {
                        JsonMapper json = JsonMapper.shared();
                        Store store = new Store();
                        %s
                    }
                }
                """.formatted(example("java")),
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "Consumer.java"));
    }

    @Test
    void nodeConsumerOfTheDocument() throws Exception {
        Path folder = Files.createDirectories(folder("consumer.mjs"));
        Files.writeString(folder.resolve("package.json"), "{}");
        assumeTrue(
                run(folder, List.of("npm", "install", "--no-audit", "--no-fund", "kafkajs@2.2.4"))
                                .waitFor()
                        == 0,
                "npm can install kafkajs");
        assertConsumes("consumer.mjs", """
                const versions = new Map()
                const store = {
                  version: async id => versions.get(id) ?? -1,
                  put: async (id, version) => { versions.set(id, version); console.log('put', id, version) },
                  erase: async id => console.log('erase', id),
                }
                """ + example("js"), List.of("node", "consumer.mjs"));
    }

    private static void assertConsumes(String file, String program, List<String> command) throws Exception {
        Path folder = Files.createDirectories(folder(file));
        try (TestBroker broker = TestBroker.start()) {
            publish(broker.bootstrapServers());
            Files.writeString(
                    folder.resolve(file), program.replace(ADDRESS_IN_DOCUMENT, broker.bootstrapServers()), UTF_8);
            Process consumer = run(folder, command);
            try {
                await().atMost(Timeouts.minutes(2))
                        .until(() -> !consumer.isAlive() || effects(folder).contains("erase user_end"));
                assertThat(effects(folder))
                        .as(Files.readString(folder.resolve("output.txt")))
                        .containsExactly(
                                "put user_ada 1",
                                "put user_ada 2",
                                "put user_grace 1",
                                "erase user_grace",
                                "erase user_grace",
                                "put user_ada 4",
                                "erase user_end");
            } finally {
                consumer.destroyForcibly();
            }
        }
    }

    /** Version 3 is not committed; version 1 is repeated. */
    private static void publish(String bootstrapServers) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
                KafkaProducer<String, String> producer = new KafkaProducer<>(
                        Map.of("bootstrap.servers", bootstrapServers, "transactional.id", "test"),
                        new StringSerializer(),
                        new StringSerializer())) {
            admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
            producer.initTransactions();
            producer.beginTransaction();
            send(producer, "user_ada", event(1, "{}"));
            send(producer, "user_ada", event(2, "{}"));
            send(producer, "user_grace", event(1, "{}"));
            send(producer, "user_grace", event(2, "null"));
            send(producer, "user_grace", null);
            producer.commitTransaction();
            producer.beginTransaction();
            send(producer, "user_ada", event(3, "{}"));
            producer.flush();
            producer.abortTransaction();
            producer.beginTransaction();
            send(producer, "user_ada", event(1, "{}"));
            send(producer, "user_ada", event(4, "{}"));
            send(producer, "user_end", null);
            producer.commitTransaction();
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // commitTransaction fails if any send fails
    private static void send(KafkaProducer<String, String> producer, String key, @Nullable String value) {
        producer.send(new ProducerRecord<>(TOPIC, key, value));
    }

    private static String event(int version, String user) {
        return "{\"schemaVersion\":1,\"version\":%d,\"user\":%s,\"added\":1}".formatted(version, user);
    }

    /** The code block of this language in the document. */
    private static String example(String language) throws IOException {
        Matcher block = Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("..", "docs", "user-events.md")));
        assertThat(block.find()).as("Example in " + language).isTrue();
        return block.group(1);
    }

    private static List<String> effects(Path folder) throws IOException {
        return Files.readAllLines(folder.resolve("output.txt")).stream()
                .filter(line -> line.startsWith("put ") || line.startsWith("erase "))
                .toList();
    }

    private static Path folder(String program) {
        return Path.of("target", "consumers", program).toAbsolutePath();
    }

    private static Process run(Path folder, List<String> command) throws IOException {
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output.txt").toFile())
                .start();
    }
}
