package com.campusg.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.campusg.testing.MessageProxy;
import com.campusg.testing.Timeouts;
import com.campusg.testing.environment.CampusG;
import com.campusg.testing.environment.Clerk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The environment of one fault: PostgreSQL, the Clerk emulator and instances of the service, as processes of its own. At its end,
 * {@link #verify} makes the same assertions for all faults.
 */
final class FaultScenario implements AutoCloseable {

    static final String OWN_PAGE = "http://localhost:5173";

    private static final String SECRET = "whsec_ZmF1bHRzLWZhdWx0cy1mYXVsdHMtZmF1bHRz";
    private static final Duration LOAD_TIMEOUT = Timeouts.minutes(5);

    /** Idle carriers of virtual threads end after 30 seconds. */
    private static final Duration RESOURCE_TIMEOUT = Timeouts.minutes(2);

    private static final int WARM_UP_USERS = 100;
    private static final int WARM_UP_CHANGES = 300;
    private static final int AS_FAST_AS_POSSIBLE = 10_000;

    private static final long SEED = Long.getLong("campusg.faults.seed", System.nanoTime());

    private final String name;
    private final Settings additionalSettings;
    private final @Nullable Path firstVersion;
    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final Random random = new Random(SEED);
    private PostgresServer postgres;
    private final Clerk clerk;
    private final ClerkEmulatorClient clerkClient;
    private final List<CampusG> services = new ArrayList<>();
    private final HealthMonitor health;
    private final ResourceUsage before;
    private DeliveryLog log = new DeliveryLog();
    private @Nullable PgBouncer pooler;
    private @Nullable MessageProxy proxy;
    private @Nullable PostgresServer standby;

    /** Settings of an instance by its number, which is 1 for the first one. PostgreSQL and the emulator have been started. */
    private interface Settings {
        Map<String, String> of(FaultScenario scenario, int instance);
    }

    private FaultScenario(
            String name, int instances, Path folder, Settings additionalSettings, String... postgresOptions) {
        this(name, instances, folder, additionalSettings, null, postgresOptions);
    }

    private FaultScenario(
            String name,
            int instances,
            Path folder,
            Settings additionalSettings,
            @Nullable Path firstVersion,
            String... postgresOptions) {
        this.name = name;
        this.additionalSettings = additionalSettings;
        this.firstVersion = firstVersion;
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, name + " shutdown"));
        System.out.println(name + ": seed " + SEED + " (-Dcampusg.faults.seed=" + SEED + ")");
        try {
            clerk = closedLater(Clerk.launch("faults-clerk", SECRET));
            postgres = closedLater(PostgresServer.start(folder, postgresOptions));
            clerkClient = new ClerkEmulatorClient(clerk);
            for (int i = 1; i <= instances; i++) {
                services.add(launch(i));
            }
            open.push(() -> services.forEach(CampusG::close));
            clerk.awaitReady();
            services.forEach(CampusG::awaitReady);
            warmUp();
            before = ResourceUsage.of(service());
            log = new DeliveryLog();
            health = closedLater(new HealthMonitor(service().address()));
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    static FaultScenario of(String name) {
        return of(name, 1);
    }

    static FaultScenario of(String name, int instances) {
        return new FaultScenario(name, instances, temporaryFolder(), (scenario, instance) -> Map.of());
    }

    /** A scenario whose service fetches unknown users from Clerk. */
    static FaultScenario withBackendApi(String name) {
        return new FaultScenario(
                name,
                1,
                temporaryFolder(),
                (scenario, instance) -> scenario.clerk().backendApi());
    }

    /** A scenario with settings for each instance by its number, which is 1 for the first one. */
    static FaultScenario withSettings(String name, int instances, IntFunction<Map<String, String>> settings) {
        return new FaultScenario(name, instances, temporaryFolder(), (scenario, instance) -> settings.apply(instance));
    }

    /** A scenario that starts with another version of the service; an instance that is restarted has this version. */
    static FaultScenario withFirstVersion(
            String name, Path jar, int instances, IntFunction<Map<String, String>> settings) {
        return new FaultScenario(
                name, instances, temporaryFolder(), (scenario, instance) -> settings.apply(instance), jar);
    }

    static FaultScenario withPostgres(String name, Path folder, String... options) {
        return new FaultScenario(name, 1, folder, (scenario, instance) -> Map.of(), options);
    }

    /** Two instances with a reconciliation every five seconds, which use the database through a pooler. */
    static FaultScenario withPooler(String name, String mode, int sessions) {
        Path folder = temporaryFolder();
        return new FaultScenario(name, 2, folder, (scenario, instance) -> {
            Map<String, String> settings = new HashMap<>(scenario.clerk().backendApi());
            settings.put("CLERK_INSTANCE_ID", scenario.clerk().instanceId());
            settings.put("CLERK_RECONCILIATION_CRON", "*/5 * * * * *");
            settings.putAll(scenario.pooler(folder, mode, sessions).database().settings());
            return settings;
        });
    }

    /** An instance that uses the database through a proxy, which can end it at each message. */
    static FaultScenario withProxy(String name) {
        return new FaultScenario(
                name,
                1,
                temporaryFolder(),
                (scenario, instance) -> Map.of(
                        "SPRING_DATASOURCE_URL",
                        scenario.postgres
                                .database()
                                .url()
                                .replace(
                                        ":" + scenario.postgres.port() + "/",
                                        ":" + scenario.proxy().port() + "/")));
    }

    /** An instance whose URL names a primary server and a synchronous standby. */
    static FaultScenario withStandby(String name) {
        Path folder = temporaryFolder();
        return new FaultScenario(
                name,
                1,
                folder,
                (scenario, instance) -> Map.of(
                        "SPRING_DATASOURCE_URL",
                        "jdbc:postgresql://127.0.0.1:%d,127.0.0.1:%d/%s?targetServerType=primary"
                                .formatted(
                                        scenario.postgres.port(),
                                        scenario.standby(folder).port(),
                                        PostgresServer.DATABASE)));
    }

    /** The standby is started with the first instance. */
    private PostgresServer standby(Path folder) {
        if (standby == null) {
            standby = closedLater(postgres.startSynchronousStandby(folder));
        }
        return standby;
    }

    /** Kills the primary server, and promotes the standby after this time. */
    void failOver(Duration detection) {
        health.faultStarts();
        postgres.kill();
        await().pollDelay(detection).atMost(LOAD_TIMEOUT).until(() -> true);
        postgres = Objects.requireNonNull(standby);
        postgres.promote();
        health.faultEnds();
    }

    /** The proxy is started with the first instance. */
    MessageProxy proxy() {
        if (proxy == null) {
            proxy = closedLater(MessageProxy.start(postgres.port(), MessageProxy.Protocol.POSTGRESQL));
        }
        return proxy;
    }

    /** Starts the pooler with the first instance. */
    private PgBouncer pooler(Path folder, String mode, int sessions) {
        if (pooler == null) {
            pooler = closedLater(PgBouncer.start(postgres, folder, mode, sessions));
        }
        return pooler;
    }

    /** An empty directory that all users of this machine can read. */
    static Path temporaryFolder() {
        try {
            Path parent = Path.of("target", "faults").toAbsolutePath();
            Files.createDirectories(parent);
            return Files.createTempDirectory(parent, "postgres");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private CampusG launch(int number) {
        String processName = "faults-campusg-" + number;
        return firstVersion == null
                ? CampusG.launch(processName, settings(number))
                : CampusG.launchOtherVersion(processName, firstVersion, settings(number));
    }

    private Map<String, String> settings(int number) {
        Map<String, String> settings = new HashMap<>();
        settings.putAll(clerk.settings());
        settings.putAll(postgres.database().settings());
        settings.put("CLERK_WEBHOOK_SIGNING_SECRET", SECRET);
        settings.put("CLERK_AUTHORIZED_PARTIES", OWN_PAGE);
        settings.putAll(additionalSettings.of(this, number));
        return settings;
    }

    /** Loads classes and fills caches, which would otherwise count as growth of the heap. */
    private void warmUp() {
        load(WARM_UP_USERS, WARM_UP_CHANGES, AS_FAST_AS_POSSIBLE).awaitEnd(LOAD_TIMEOUT);
        await().alias("All acknowledged deliveries are applied")
                .atMost(LOAD_TIMEOUT)
                .until(() -> appliedDeliveries().containsAll(log.acknowledgedIds()));
    }

    /** Sends this number of sign-ups and changes to all instances. */
    LoadGenerator load(int users, int changes, int perSecond) {
        return load(events(users, changes), perSecond);
    }

    /** Sends these events to all instances. */
    LoadGenerator load(List<WebhookEvent> events, int perSecond) {
        return load(
                events,
                services.stream()
                        .<Supplier<URI>>map(service -> service::address)
                        .toList(),
                perSecond);
    }

    /** Sends these events to the given targets. */
    LoadGenerator load(List<WebhookEvent> events, List<? extends Supplier<URI>> to, int perSecond) {
        return closedLater(new LoadGenerator(events, to, perSecond, sender(), random));
    }

    /** Events of sign-ups and changes that have not been sent. */
    List<WebhookEvent> events(int users, int changes) {
        return clerkClient.createEvents(random.nextLong(), users, changes);
    }

    DeliverySender sender() {
        return sender(log);
    }

    /** A sender with a log of its own. */
    DeliverySender sender(DeliveryLog otherLog) {
        return new DeliverySender(SECRET, otherLog);
    }

    /** Waits until this number of further deliveries has been acknowledged. */
    void awaitAcknowledgements(int more) {
        long goal = log.acknowledgements() + more;
        await().alias(more + " further deliveries are acknowledged")
                .atMost(LOAD_TIMEOUT)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> log.acknowledgements() >= goal);
    }

    /** Waits until this number of further deliveries has been rejected for this reason. */
    void awaitRejections(String reason, int more) {
        long goal = log.rejections(reason) + more;
        await().alias(more + " further deliveries are rejected: " + reason)
                .atMost(LOAD_TIMEOUT)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> log.rejections(reason) >= goal);
    }

    Random random() {
        return random;
    }

    PostgresServer postgres() {
        return postgres;
    }

    Clerk clerk() {
        return clerk;
    }

    ClerkEmulatorClient clerkClient() {
        return clerkClient;
    }

    HealthMonitor health() {
        return health;
    }

    DeliveryLog log() {
        return log;
    }

    /** The first instance, whose health is monitored. */
    CampusG service() {
        return services.getFirst();
    }

    List<CampusG> services() {
        return List.copyOf(services);
    }

    /** Starts an instance that receives no load. */
    CampusG startUnloaded(String processName) {
        return closedLater(CampusG.launch(processName, settings(services.size() + 1)));
    }

    /** Adds an instance. */
    CampusG addInstance() {
        CampusG added = launch(services.size() + 1);
        services.add(added);
        return added.awaitReady();
    }

    /** Kills the first instance and starts it again. */
    void killService() {
        kill(service());
        service().awaitReady();
    }

    /** Kills an instance and starts it again. The new process is returned before it is ready. */
    CampusG kill(CampusG killed) {
        health.faultStarts();
        killed.kill();
        health.faultEnds();
        CampusG successor = killed.relaunch();
        services.set(services.indexOf(killed), successor);
        return successor;
    }

    /** Terminates an instance with SIGTERM and starts it again. The new process is returned before it is ready. */
    CampusG restart(CampusG instance) {
        instance.close();
        CampusG successor = instance.relaunch();
        services.set(services.indexOf(instance), successor);
        return successor;
    }

    /**
     * Waits until all deliveries are acknowledged and the service is ready. Then no acknowledged delivery may be lost, the users
     * have to be equal to those of Clerk, and heap and threads must not have grown.
     */
    void verify(LoadGenerator load, String description) {
        load.awaitEnd(LOAD_TIMEOUT);
        health.awaitReady();
        Set<String> lost = new HashSet<>(log.acknowledgedIds());
        lost.removeAll(appliedDeliveries());
        Map<String, SyncedUser> expected = usersInClerk();
        Map<String, SyncedUser> found = usersInCampusG();
        Set<String> differing = differing(expected, found);
        ResourceUsage after = settledResourceUsage();
        FaultReport.add(name, description, log, health, lost.size(), differing.size(), before, after);

        assertThat(lost).as("Lost deliveries").isEmpty();
        assertThat(found).as("Users in CampusG, compared with Clerk").isEqualTo(expected);
        assertThat(after).as("Before: %s", before).matches(usage -> usage.hasNotGrownSince(before));
    }

    private ResourceUsage settledResourceUsage() {
        List<ResourceUsage> seen = new ArrayList<>(List.of(ResourceUsage.of(service())));
        if (!seen.getLast().hasNotGrownSince(before)) {
            await().atMost(RESOURCE_TIMEOUT)
                    .pollInterval(Duration.ofSeconds(5))
                    .until(() -> seen.add(ResourceUsage.of(service()))
                            && seen.getLast().hasNotGrownSince(before));
        }
        return seen.getLast();
    }

    private static Set<String> differing(Map<String, SyncedUser> some, Map<String, SyncedUser> others) {
        Set<String> ids = new HashSet<>(some.keySet());
        ids.addAll(others.keySet());
        ids.removeIf(id -> some.containsKey(id) && some.get(id).equals(others.get(id)));
        return ids;
    }

    /** The id of a user who is not deleted and whose state is in sync. */
    String anyUserId() {
        return usersInCampusG().values().stream()
                .filter(user -> !user.deleted() && clerkClient.users().containsValue(user))
                .findFirst()
                .orElseThrow()
                .id();
    }

    /** All users of Clerk by id, including deleted ones. */
    Map<String, SyncedUser> usersInClerk() {
        return clerkClient.users();
    }

    /** Ids of the deliveries in the inbox. */
    Set<String> appliedDeliveries() {
        Set<String> ids = new HashSet<>();
        query("select svix_id from clerk_deliveries", row -> ids.add(row.getString(1)));
        return ids;
    }

    /** Number of rows. */
    long count(String from) {
        List<Long> count = new ArrayList<>();
        query("select count(*) from " + from, row -> count.add(row.getLong(1)));
        return count.getFirst();
    }

    /** All users with a Clerk id, by that id. */
    Map<String, SyncedUser> usersInCampusG() {
        Map<String, SyncedUser> users = new HashMap<>();
        query(SyncedUser.QUERY, row -> {
            SyncedUser user = SyncedUser.inCampusG(row);
            users.put(user.id(), user);
        });
        return users;
    }

    private interface RowReader {
        void read(ResultSet row) throws SQLException;
    }

    private void query(String sql, RowReader reader) {
        try (Connection connection = postgres.connectAsSuperuser();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                reader.read(rows);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private <T extends AutoCloseable> T closedLater(T part) {
        open.push(part);
        return part;
    }

    @Override
    public synchronized void close() {
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception e) {
                System.err.println(name + " could not be closed: " + e);
            }
        }
    }
}
