package com.campusg.faults;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.campusg.CampusGApplication;
import com.campusg.sync.application.port.in.ApplyDeliveries;
import com.campusg.sync.domain.Delivery;
import com.campusg.sync.domain.DeliveryId;
import com.campusg.sync.domain.Payload;
import com.campusg.testing.MessageProxy;
import com.campusg.testing.TestDatabase;
import com.campusg.testing.Timeouts;
import com.campusg.testing.environment.Svix;
import com.campusg.user.application.RelayUserEventsService;
import com.campusg.user.application.port.in.RelayUserEvents;
import com.campusg.user.application.port.out.UserEventOutbox;
import com.campusg.user.application.port.out.UserMessage;
import com.campusg.user.application.port.out.UserTopic;
import com.campusg.user.application.port.out.Users;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import dev.clerkemulator.ClerkEmulator;
import dev.clerkemulator.ClerkEmulatorSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Instances of the service with their own configuration, each of which connects to PostgreSQL through a proxy of its own, and
 * the Clerk emulator. User events are added to the outbox, but only relayed by tests.
 */
final class FaultEnvironment implements AutoCloseable {

    /** The lock of test classes that share the environment. */
    static final String SHARED = "fault environment";

    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String OWN_PAGE = "http://localhost:5173";
    private static final JsonMapper JSON = JsonMapper.shared();

    /** All data but ids and times that differ from run to run. Emulator ids are replaced by {@link #named}. */
    private static final String STATE = """
            select 'user ' || concat_ws('|', coalesce(clerk_user_id, '-'), coalesce(email, '-'), email_verified,
                       coalesce(first_name, '-'), banned, version, deleted_at is not null, runner_rating_count,
                       user_stripe_card is not null, user_id = 'legacy') from users
            union all select 'delivery ' || svix_id from clerk_deliveries
            union all select 'parked ' || svix_id from clerk_parked_deliveries
            union all select 'rating ' || concat_ws('|', order_id, role, rated, coalesce(rater, '-'), stars) from ratings_given
            union all select 'event ' || string_agg(type || version, ',' order by position) || ' ' || clerk_user_id
                from user_event_outbox group by clerk_user_id""";

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final HttpClient http = HttpClient.newHttpClient();
    private final ClerkEmulator clerk;
    private final List<Instance> instances = new ArrayList<>();
    private final JdbcClient direct;
    private final List<String> names = new ArrayList<>();

    /** A delivery of the emulator that has not been sent. */
    record Event(String id, String body) {

        Delivery toDelivery() {
            return new Delivery(new DeliveryId(id), new Payload(body.getBytes(UTF_8)), Instant.now());
        }
    }

    /** @param bootstrapServers of Kafka, which need not exist unless a test relays user events */
    FaultEnvironment(TestDatabase server, int numberOfInstances, String bootstrapServers) {
        String url = server.createDatabase();
        SingleConnectionDataSource connection =
                new SingleConnectionDataSource(url, TestDatabase.USERNAME, TestDatabase.PASSWORD, true);
        open.push(connection::destroy);
        direct = JdbcClient.create(connection);
        // The rate limit of a production instance: that of a development instance would determine the time of the test.
        clerk = closedLater(ClerkEmulator.start(ClerkEmulatorSettings.fromEnvironment(
                Map.of(ClerkEmulatorSettings.PORT, "0", ClerkEmulatorSettings.SECRET_KEY, "sk_live_faults"))));
        String database = url.substring(url.lastIndexOf('/') + 1);
        for (int number = 1; number <= numberOfInstances; number++) {
            MessageProxy proxy = closedLater(MessageProxy.start(server.port(), MessageProxy.Protocol.POSTGRESQL));
            String name = "instance-" + number;
            ConfigurableApplicationContext context =
                    closedLater(start(name, proxy.port() + "/" + database, bootstrapServers));
            instances.add(new Instance(name, proxy, context));
        }
    }

    private ConfigurableApplicationContext start(String name, String database, String bootstrapServers) {
        return new SpringApplicationBuilder(CampusGApplication.class)
                .initializers(context -> context.addBeanFactoryPostProcessor(FaultEnvironment::disableRelay))
                .run(
                        "--server.port=0",
                        "--management.server.port=0",
                        "--clerk.issuer=" + clerk.issuer(),
                        "--clerk.secret-key=" + clerk.secretKey(),
                        "--clerk.api-url=" + clerk.baseUrl(),
                        "--clerk.authorized-parties=" + OWN_PAGE,
                        "--clerk.webhook-signing-secret=" + SECRET,
                        "--spring.datasource.url=jdbc:postgresql://127.0.0.1:" + database,
                        "--spring.datasource.username=" + TestDatabase.USERNAME,
                        "--spring.datasource.password=" + TestDatabase.PASSWORD,
                        "--spring.datasource.hikari.data-source-properties.ApplicationName=" + name,
                        // Connections that the pool opens in the background would be counted.
                        "--spring.datasource.hikari.minimum-idle=1",
                        "--spring.datasource.hikari.maximum-pool-size=4",
                        // Time limits would end operations on a slow machine.
                        "--spring.datasource.hikari.connection-timeout=60000",
                        "--spring.datasource.hikari.connection-init-sql=set statement_timeout = '60s'",
                        "--spring.datasource.hikari.data-source-properties.socketFactoryArg=PT60S",
                        "--spring.kafka.bootstrap-servers=" + bootstrapServers,
                        "--logging.level.root=off");
    }

    /** Two instances for all tests of this JVM, with which they end. */
    static FaultEnvironment shared() {
        return Shared.ENVIRONMENT;
    }

    private static final class Shared {

        private static final FaultEnvironment ENVIRONMENT = start();

        private static FaultEnvironment start() {
            TestDatabase server = TestDatabase.start();
            FaultEnvironment environment = new FaultEnvironment(server, 2, "127.0.0.1:1");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                environment.close();
                server.close();
            }));
            return environment;
        }
    }

    private static void disableRelay(ConfigurableListableBeanFactory beans) {
        ((BeanDefinitionRegistry) beans).removeBeanDefinition("userEventRelay");
    }

    /** @param number from 0 */
    Instance instance(int number) {
        return instances.get(number);
    }

    JdbcClient database() {
        return direct;
    }

    /** Deletes all users at Clerk and all data of the service. */
    void reset() {
        call("DELETE", "/emulator/state", "");
        direct.sql("""
                delete from users; delete from clerk_deliveries; delete from clerk_parked_deliveries;
                delete from ratings_given; delete from user_event_outbox; delete from clerk_backfill;
                delete from clerk_reconciliations; delete from leases""").update();
        names.clear();
    }

    /** The data of the service, with names instead of ids, in an order that does not depend on ids. */
    List<String> state() {
        return strings(STATE).stream().map(this::named).sorted().toList();
    }

    private String named(String row) {
        String named = row;
        for (int i = 0; i < names.size(); i++) {
            named = named.replace(names.get(i), "#" + i);
        }
        return named;
    }

    /** The first column of the rows. */
    List<String> strings(String sql) {
        return direct.sql(sql).query((row, number) -> row.getString(1)).list();
    }

    /** Users at Clerk as {@link #usersInCampusG} returns those of the service, without deleted ones. */
    List<String> usersInClerk() {
        return stream(call("GET", "/v1/users?limit=500", ""))
                .map(user -> {
                    JsonNode email = user.path("email_addresses").path(0);
                    return user.path("id").asString() + "|"
                            + email.path("email_address").asString("-") + "|"
                            + email.path("verification")
                                    .path("status")
                                    .asString("")
                                    .equals("verified") + "|"
                            + user.path("first_name").asString("-") + "|"
                            + user.path("banned").asBoolean() + "|"
                            + user.path("updated_at").asLong();
                })
                .sorted()
                .toList();
    }

    /** Active linked users of the service. */
    List<String> usersInCampusG() {
        return strings("""
                        select concat_ws('|', clerk_user_id, coalesce(email, '-'), email_verified::text, coalesce(first_name, '-'),
                               banned::text, round(extract(epoch from clerk_updated_at) * 1000))
                        from users where clerk_user_id is not null and deleted_at is null""").stream().sorted().toList();
    }

    /** Personal data of users who are deleted at Clerk, and references to them. */
    void assertNothingPersonalLeft(String... personalData) {
        List<String> tables = strings("select table_name from information_schema.tables where table_schema = 'public'");
        for (String text : personalData) {
            assertThat(rowsThatMention(text, tables)).as(text).isZero();
        }
        stream(call("GET", "/emulator/deliveries?limit=1000&type=user.deleted", ""))
                .map(delivery -> delivery.path("userId").asString())
                .forEach(id -> assertThat(rowsThatMention(id, List.of("ratings_given", "clerk_parked_deliveries")))
                        .as("References to %s", id)
                        .isZero());
    }

    /** Number of rows that contain the text, also in the bytes of parked deliveries. */
    private long rowsThatMention(String text, List<String> tables) {
        String rows = tables.stream()
                .map(table -> "select r::text as line from " + table + " as r")
                .collect(Collectors.joining(" union all "));
        return direct.sql("select count(*) from (" + rows + ") as rows where position(:text in line) > 0"
                        + " or position(encode(convert_to(:text, 'UTF8'), 'hex') in line) > 0")
                .param("text", text)
                .query(Long.class)
                .single();
    }

    String signUp(String email, String firstName) {
        String id = call("POST", "/v1/users", """
                {"email_address": ["%s"], "first_name": "%s"}""".formatted(email, firstName))
                .path("id")
                .asString();
        names.add(id);
        return id;
    }

    void rename(String id, String firstName) {
        call("PATCH", "/v1/users/" + id, "{\"first_name\": \"" + firstName + "\"}");
    }

    void ban(String id) {
        call("POST", "/v1/users/" + id + "/ban", "");
    }

    void deleteAtClerk(String id) {
        call("DELETE", "/v1/users/" + id, "");
    }

    /** The events of the user, the oldest first. */
    List<Event> events(String userId) {
        List<Event> events = stream(call("GET", "/emulator/deliveries?limit=1000&userId=" + userId, ""))
                .map(delivery -> new Event(
                        delivery.path("id").asString(), delivery.path("event").toString()))
                .toList()
                .reversed();
        events.stream().map(Event::id).filter(id -> !names.contains(id)).forEach(names::add);
        return events;
    }

    Event lastEvent(String userId) {
        return events(userId).getLast();
    }

    /** Signs up at Clerk and applies the delivery. */
    String signUpInSync(String email, String firstName) {
        String id = signUp(email, firstName);
        applyLastEvent(id);
        return id;
    }

    /** Deletes at Clerk and applies the delivery. */
    void deleteInSync(String id) {
        deleteAtClerk(id);
        applyLastEvent(id);
    }

    private void applyLastEvent(String id) {
        instance(0).bean(ApplyDeliveries.class).apply(List.of(lastEvent(id).toDelivery()));
    }

    /** A delivery about the user without a member that is required. */
    Event unreadable(String id) {
        return new Event("msg_unreadable", lastEvent(id).body().replace("\"updated_at\":", "\"updated\":"));
    }

    /** Parks a delivery that can be read, as after an upgrade. */
    void park(Event event) {
        direct.sql("""
                        insert into clerk_parked_deliveries (svix_id, reason, payload, received_at)
                        values (?, 'test', ?, now())""").params(event.id(), event.body().getBytes(UTF_8)).update();
    }

    /** Adds a user from before Clerk. */
    void addUserFromBeforeClerk(String email) {
        direct.sql("insert into users (user_id, email, created_at, updated_at) values ('legacy', ?, now(), now())")
                .param(email)
                .update();
    }

    String token(String userId) {
        return call("POST", "/emulator/tokens", """
                {"userId": "%s", "azp": "%s", "expiresInSeconds": 3600}""".formatted(userId, OWN_PAGE))
                .path("jwt")
                .asString();
    }

    private JsonNode call(String method, String path, String body) {
        HttpResponse<String> response = send(HttpRequest.newBuilder(URI.create(clerk.baseUrl() + path))
                .header("Authorization", "Bearer " + clerk.secretKey())
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
        if (response.statusCode() / 100 != 2) {
            throw new IllegalStateException(method + " " + path + " of the emulator: " + response.body());
        }
        return response.body().isEmpty() ? JSON.readTree("{}") : JSON.readTree(response.body());
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.timeout(Timeouts.DEFAULT).build(), BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static Stream<JsonNode> stream(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    private <T extends AutoCloseable> T closedLater(T part) {
        open.push(part);
        return part;
    }

    @Override
    public void close() {
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception failure) {
                System.err.println("A part of the test could not be closed: " + failure);
            }
        }
        http.close();
    }

    /** An instance of the service. */
    final class Instance {

        private final String name;
        private final MessageProxy proxy;
        private final ConfigurableApplicationContext context;
        private final HikariDataSource pool;

        Instance(String name, MessageProxy proxy, ConfigurableApplicationContext context) {
            this.name = name;
            this.proxy = proxy;
            this.context = context;
            this.pool = context.getBean(HikariDataSource.class);
            // Starts the pool.
            context.getBean(JdbcClient.class).sql("select 1").query().singleValue();
        }

        /** The name of its database sessions. */
        String name() {
            return name;
        }

        MessageProxy proxy() {
            return proxy;
        }

        <T> T bean(Class<T> type) {
            return context.getBean(type);
        }

        /** Waits until the pool has replaced lost connections and the database has finished what it received. */
        void awaitQuiet() {
            HikariPoolMXBean connections = pool.getHikariPoolMXBean();
            await().atMost(Timeouts.DEFAULT)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(1))
                    .until(() -> proxy.areEndedConnectionsClosed()
                            && connections.getActiveConnections() == 0
                            && connections.getTotalConnections() >= 1
                            && connections.getIdleConnections() == connections.getTotalConnections());
        }

        /** Sends the delivery, and returns whether it was acknowledged. */
        boolean deliver(Event event) {
            String time = Long.toString(Instant.now().getEpochSecond());
            return send(HttpRequest.newBuilder(address("/api/webhook/clerk"))
                                            .header("Content-Type", "application/json")
                                            .header("svix-id", event.id())
                                            .header("svix-timestamp", time)
                                            .header("svix-signature", Svix.sign(SECRET, event.id(), time, event.body()))
                                            .POST(BodyPublishers.ofString(event.body())))
                                    .statusCode()
                            / 100
                    == 2;
        }

        /** Status of {@code GET /me}. */
        int me(String token) {
            return send(HttpRequest.newBuilder(address("/me")).header("Authorization", "Bearer " + token))
                    .statusCode();
        }

        /** Relays the pending user events to a topic in memory. */
        void relay(Consumer<List<UserMessage>> published) {
            UserTopic topic = () -> new UserTopic.Writer() {
                @Override
                public void write(List<UserMessage> messages) {
                    published.accept(messages);
                }

                @Override
                public void close() {}
            };
            new RelayUserEventsService(bean(UserEventOutbox.class), bean(Users.class), topic)
                    .relay(events -> events == RelayUserEvents.BATCH_SIZE);
        }

        private URI address(String path) {
            return URI.create(
                    "http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.server.port") + path);
        }
    }
}
