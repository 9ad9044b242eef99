package com.campusg;

import static org.assertj.core.api.Assertions.assertThat;

import com.campusg.rating.application.port.in.GiveRating;
import com.campusg.rating.domain.OrderId;
import com.campusg.rating.domain.Rater;
import com.campusg.rating.domain.RatingGiven;
import com.campusg.testing.TestBroker;
import com.campusg.testing.TestDatabase;
import com.campusg.testing.Timeouts;
import com.campusg.user.application.port.in.ChangeUsers;
import com.campusg.user.application.port.in.RepublishUsers;
import com.campusg.user.application.port.out.UserEventOutbox;
import com.campusg.user.application.port.out.UserTopic;
import com.campusg.user.domain.ClerkUserId;
import com.campusg.user.domain.EmailAddress;
import com.campusg.user.domain.Profile;
import com.campusg.user.domain.Revision;
import com.campusg.user.domain.Role;
import com.campusg.user.domain.Snapshot;
import com.campusg.user.domain.Stars;
import com.campusg.user.domain.UserChange;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** User events through a real broker, from two instances with one database. */
class UserEventsIT {

    private static final String TOPIC = "campusg.users";
    private static final Path SCHEMA = Path.of("..", "docs", "events", "user-event.v1.schema.json");
    private static final Path ASYNC_API = Path.of("..", "docs", "events", "asyncapi.json");
    private static final Duration TIMEOUT = Timeouts.minutes(2);
    private static final JsonMapper JSON = JsonMapper.shared();

    private static final TestDatabase DATABASE = TestDatabase.start();
    private static final TestBroker BROKER = TestBroker.start();
    private static final String URL = DATABASE.createDatabase();
    private static final List<ConfigurableApplicationContext> INSTANCES = new ArrayList<>();

    private final JdbcClient jdbc = INSTANCES.getFirst().getBean(JdbcClient.class);

    @BeforeAll
    static void startTwo() {
        INSTANCES.add(start(BROKER.bootstrapServers()));
        INSTANCES.add(start(BROKER.bootstrapServers()));
    }

    @AfterAll
    static void stop() {
        INSTANCES.forEach(ConfigurableApplicationContext::close);
        BROKER.close();
        DATABASE.close();
    }

    @AfterEach
    void repair() {
        jdbc.sql("drop trigger if exists broken on user_event_outbox").update();
    }

    @Test
    void publishesEventsThatConformToTheSchema() throws IOException {
        ClerkUserId ada = new ClerkUserId("user_story");
        sync(0, ada, "Ada", 1);
        sync(1, ada, "Augusta", 2);
        rate(ada);
        delete(1, ada);

        List<Message> messages =
                messagesOf(ada, all -> all.size() >= 2 && all.getLast().isTombstone());

        assertThat(messages.getLast().isTombstone()).isTrue();
        assertThat(messages.getLast().type()).isEqualTo("erased");
        assertThat(messages.get(messages.size() - 2).json().get("user").isNull())
                .isTrue();
        assertThat(messages.get(messages.size() - 2).version()).isEqualTo(4);
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(SCHEMA));
        assertThat(messages)
                .filteredOn(message -> !message.isTombstone())
                .allSatisfy(message -> assertThat(schema.validate(message.json()))
                        .as(message.value())
                        .isEmpty());
        JsonNode asyncApi = JSON.readTree(Files.readString(ASYNC_API));
        Schema headers = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(asyncApi.at("/components/schemas/headers"));
        assertThat(messages)
                .allSatisfy(message -> assertThat(headers.validate(JSON.valueToTree(message.headers())))
                        .as(message.headers().toString())
                        .isEmpty());
        assertThat(asyncApi.at("/channels/users/address").stringValue()).isEqualTo(TOPIC);
        assertThat(ASYNC_API.resolveSibling(asyncApi.at("/components/messages/userEvent/payload/$ref")
                        .stringValue()))
                .hasSameTextualContentAs(SCHEMA);
    }

    @Test
    void publishesTheWholeStateOfTheUser() {
        ClerkUserId ada = new ClerkUserId("user_whole");
        sync(0, ada, "Ada", 1_764_000_000_123L);

        Message message = messagesOf(ada, all -> !all.isEmpty()).getFirst();

        JsonNode user = message.json().get("user");
        assertThat(message.type()).isEqualTo("registered");
        assertThat(message.json().get("schemaVersion").intValue()).isOne();
        assertThat(message.json().get("clerkUserId").stringValue()).isEqualTo("user_whole");
        assertThat(user.get("email").stringValue()).isEqualTo("user_whole@campus.edu");
        assertThat(user.get("firstName").stringValue()).isEqualTo("Ada");
        assertThat(user.get("username").isNull()).isTrue();
        assertThat(user.get("runnerRating").decimalValue()).isEqualByComparingTo("5.0");
        assertThat(user.get("clerkUpdatedAt").stringValue()).isEqualTo("2025-11-24T16:00:00.123Z");
        assertThat(user.get("userId").stringValue())
                .isEqualTo(jdbc.sql("select user_id from users where clerk_user_id = 'user_whole'")
                        .query(String.class)
                        .single());
    }

    @Test
    void keepsTheOrderPerUserAcrossBrokerFailuresAndLeaderChanges() throws Exception {
        List<ClerkUserId> users = IntStream.range(0, 8)
                .mapToObj(number -> new ClerkUserId("user_order_" + number))
                .toList();
        Random random = new Random(7);
        List<Callable<Object>> changes = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            ClerkUserId user = users.get(random.nextInt(users.size()));
            int instance = random.nextInt(2);
            int moment = i + 1;
            changes.add(() -> sync(instance, user, "Ada " + moment, moment));
        }

        changeAll(changes.subList(0, 100));
        BROKER.killServer();
        changeAll(changes.subList(100, 200));
        BROKER.startServer();
        changeAll(changes.subList(200, 300));
        endTheLease();
        changeAll(changes.subList(300, 400));

        awaitThat("all events are published", () -> pending() == 0);
        Map<String, List<Message>> published = new HashMap<>();
        // The broker writes the transaction markers, on which consumers wait, after the commit has returned.
        awaitThat("consumers see the last event of each user", () -> {
            published.clear();
            read(users.stream().map(ClerkUserId::value).toList()::contains)
                    .forEach(message -> published
                            .computeIfAbsent(message.key(), user -> new ArrayList<>())
                            .add(message));
            return users.stream()
                    .map(ClerkUserId::value)
                    .allMatch(user -> published.getOrDefault(user, List.of()).stream()
                            .anyMatch(message -> message.version() == version(user)));
        });
        published.forEach((user, messages) -> {
            assertThat(messages)
                    .extracting(
                            message -> message.json().get("user").get("version").longValue())
                    .as(user)
                    .isSorted();
            // Duplicates are allowed, a first occurrence out of order is not.
            assertThat(messages.stream().map(Message::version).distinct())
                    .as(user)
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, version(user)).boxed().toList());
        });
    }

    @Test
    void repeatsEventsInOrderIfTheyCannotBeCompleted() {
        ClerkUserId ada = new ClerkUserId("user_repeated");
        jdbc.sql("""
                create or replace function refuse() returns trigger language plpgsql
                as $$ begin raise exception 'broken for a test'; end $$""").update();
        jdbc.sql("create trigger broken before delete on user_event_outbox for each row execute function refuse()")
                .update();
        sync(0, ada, "Ada", 1);
        assertThat(messagesOf(ada, all -> all.size() >= 2))
                .extracting(Message::version)
                .containsOnly(1L);
        sync(1, ada, "Augusta", 2);

        repair();

        List<Message> messages = messagesOf(ada, all -> all.getLast().version() == 2 && pending() == 0);
        assertThat(messages).extracting(Message::version).isSorted().contains(1L, 2L);
    }

    @Test
    void publishesNoPersonalDataOfAUserWhoIsDeletedBeforeTheRelayRuns() {
        ClerkUserId ada = new ClerkUserId("user_unpublished");
        whileNoRelayRuns(() -> {
            sync(0, ada, "Ada", 1);
            sync(1, ada, "Aurelia", 2);
            assertThat(rowsThatMention("user_unpublished@campus.edu")).isOne();
            assertThat(rowsThatMention("user_unpublished", "user_event_outbox")).isEqualTo(2);

            delete(0, ada);

            assertThat(rowsThatMention("user_unpublished@campus.edu")).isZero();
            assertThat(rowsThatMention("Aurelia")).isZero();
        });

        List<Message> messages = messagesOf(ada, all -> all.getLast().isTombstone());
        assertThat(messages).hasSize(2);
        assertThat(messages).extracting(Message::type).containsOnly("erased");
        assertThat(messages.getFirst().json().get("user").isNull()).isTrue();
    }

    @Test
    void republishesUsersWithTheirCurrentVersion() {
        ClerkUserId ada = new ClerkUserId("user_again");
        sync(0, ada, "Ada", 1);

        RepublishUsers republishUsers = instance(1, RepublishUsers.class);
        RepublishUsers.Page page = republishUsers.republish(Optional.empty());
        while (page.last().isPresent()) {
            page = republishUsers.republish(page.last());
        }

        List<Message> messages = messagesOf(ada, all -> all.size() >= 2);
        assertThat(messages).extracting(Message::type).containsExactly("registered", "republished");
        assertThat(messages).extracting(Message::version).containsExactly(1L, 1L);
    }

    @Test
    void publishesNothingOfADryRun() {
        ClerkUserId ada = new ClerkUserId("user_dry_run");

        INSTANCES
                .getFirst()
                .getBean("dryRunChangeUsers", ChangeUsers.class)
                .change(List.of(new UserChange.Updated(snapshot(ada, "Ada", 1))));

        assertThat(rowsThatMention("user_dry_run")).isZero();
    }

    @Test
    void createsACompactedTopic() throws Exception {
        sync(0, new ClerkUserId("user_first"), "Ada", 1);
        awaitThat("all events are published", () -> pending() == 0);
        ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, TOPIC);

        try (Admin admin = Admin.create(Map.of("bootstrap.servers", BROKER.bootstrapServers()))) {
            Config config = Objects.requireNonNull(
                    admin.describeConfigs(List.of(topic)).all().get().get(topic));
            assertThat(config.get(TopicConfig.CLEANUP_POLICY_CONFIG).value()).isEqualTo("compact");
            assertThat(config.get(TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG).value())
                    .isEqualTo("86400000");
        }
    }

    @Test
    void addsNothingToTheOutboxWithoutKafka() {
        try (ConfigurableApplicationContext alone = start("")) {
            ChangeUsers changeUsers = alone.getBean(ChangeUsers.class);
            changeUsers.change(List.of(new UserChange.Updated(snapshot(new ClerkUserId("user_alone"), "Ada", 1))));
            changeUsers.change(List.of(new UserChange.Deleted(new ClerkUserId("user_alone"))));

            assertThat(rowsThatMention("user_alone", "user_event_outbox")).isZero();
            assertThat(rowsThatMention("user_alone", "users")).isOne();
            assertThat(alone.getBeanProvider(UserTopic.class)).isEmpty();
            assertThat(alone.containsBean("userEventRelay")).isFalse();
        }
    }

    private static ConfigurableApplicationContext start(String kafka) {
        return new SpringApplicationBuilder(CampusGApplication.class)
                .run(
                        "--server.port=0",
                        "--management.server.port=0",
                        "--clerk.issuer=http://localhost:5100",
                        "--clerk.webhook-signing-secret=whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                        "--spring.datasource.url=" + URL,
                        "--spring.datasource.username=" + TestDatabase.USERNAME,
                        "--spring.datasource.password=" + TestDatabase.PASSWORD,
                        "--spring.kafka.bootstrap-servers=" + kafka,
                        "--logging.level.org.apache.kafka=off");
    }

    private static <T> T instance(int number, Class<T> port) {
        return INSTANCES.get(number).getBean(port);
    }

    private static ChangeUsers.Result sync(int instance, ClerkUserId user, String firstName, long moment) {
        return change(instance, new UserChange.Updated(snapshot(user, firstName, moment)));
    }

    private static void delete(int instance, ClerkUserId user) {
        change(instance, new UserChange.Deleted(user));
    }

    private static ChangeUsers.Result change(int instance, UserChange change) {
        return instance(instance, ChangeUsers.class).change(List.of(change)).getFirst();
    }

    private static void rate(ClerkUserId user) {
        Rater rater = new Rater.Known(new ClerkUserId("user_rater"));
        instance(0, GiveRating.class)
                .give(new RatingGiven(new OrderId("order-1"), Role.RUNNER, user, rater, new Stars(4)));
    }

    private static Snapshot snapshot(ClerkUserId user, String firstName, long moment) {
        EmailAddress email = new EmailAddress(user.value() + "@campus.edu", true);
        Instant at = Instant.ofEpochMilli(moment);
        return new Snapshot(user, new Profile(email, null, firstName, null, null, null, false), new Revision(at, at));
    }

    private static void changeAll(List<Callable<Object>> changes) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (Future<Object> change : threads.invokeAll(changes)) {
                change.get();
            }
        }
    }

    private void endTheLease() {
        jdbc.sql("delete from leases where name = 'user-event-relay'").update();
    }

    private void whileNoRelayRuns(Runnable work) {
        awaitThat("the lease is acquired", () -> {
            endTheLease();
            return instance(1, UserEventOutbox.class).runIfLeader(lease -> work.run());
        });
    }

    private long version(String clerkUserId) {
        return jdbc.sql("select version from users where clerk_user_id = :id")
                .param("id", clerkUserId)
                .query(Long.class)
                .single();
    }

    private long pending() {
        return jdbc.sql("select count(*) from user_event_outbox")
                .query(Long.class)
                .single();
    }

    /** In all tables. */
    private long rowsThatMention(String text) {
        return jdbc
                .sql("select table_name from information_schema.tables where table_schema = 'public'")
                .query(String.class)
                .list()
                .stream()
                .mapToLong(table -> rowsThatMention(text, table))
                .sum();
    }

    private long rowsThatMention(String text, String table) {
        return jdbc.sql("select count(*) from " + table + " as row where position(:text in row::text) > 0")
                .param("text", text)
                .query(Long.class)
                .single();
    }

    private static List<Message> messagesOf(ClerkUserId user, Predicate<List<Message>> enough) {
        List<Message> messages = new ArrayList<>();
        awaitThat("enough messages about " + user.value(), () -> {
            messages.clear();
            messages.addAll(read(user.value()::equals));
            return !messages.isEmpty() && enough.test(messages);
        });
        return messages;
    }

    /** All that is in the topic by now, in order for each key. */
    private static List<Message> read(Predicate<String> keys) {
        List<Message> messages = new ArrayList<>();
        try (Consumer<String, String> consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        BROKER.bootstrapServers(),
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed",
                        ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                        false),
                new StringDeserializer(),
                new StringDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(TOPIC).stream()
                    .map(partition -> new TopicPartition(TOPIC, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (ConsumerRecord<String, String> message : consumer.poll(Duration.ofMillis(100))) {
                    if (keys.test(message.key())) {
                        messages.add(Message.of(message));
                    }
                }
            }
        }
        return messages;
    }

    private static void awaitThat(String what, BooleanSupplier condition) {
        Instant end = Instant.now().plus(TIMEOUT);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).as(what).isBefore(end);
            Thread.onSpinWait();
        }
    }

    private record Message(
            String key, @Nullable String content, String type, long version, Map<String, String> headers) {

        static Message of(ConsumerRecord<String, String> message) {
            Map<String, String> headers = new HashMap<>();
            message.headers()
                    .forEach(header -> headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
            return new Message(
                    message.key(),
                    message.value(),
                    headers.getOrDefault("type", ""),
                    Long.parseLong(headers.getOrDefault("version", "")),
                    headers);
        }

        boolean isTombstone() {
            return content == null;
        }

        String value() {
            return content == null ? "" : content;
        }

        JsonNode json() {
            return JSON.readTree(value());
        }
    }
}
