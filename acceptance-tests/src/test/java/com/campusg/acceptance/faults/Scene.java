package com.campusg.acceptance.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.campusg.acceptance.campus.CampusG;
import com.campusg.acceptance.campus.Clerk;
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
import java.util.Random;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/**
 * Where one fault takes place: PostgreSQL, Clerk's stand-in and the service, all real, all of its own. Whatever happened,
 * {@link #ends} then asks the same of it.
 */
final class Scene implements AutoCloseable {

    static final String OWN_PAGE = "http://localhost:5173";

    private static final String SECRET = "whsec_ZmF1bHRzLWZhdWx0cy1mYXVsdHMtZmF1bHRz";
    private static final Duration STORM_PATIENCE = Duration.ofMinutes(3);

    /** Idle threads that run virtual ones go after half a minute. */
    private static final Duration QUIET_PATIENCE = Duration.ofSeconds(75);

    private static final int WARM_UP_USERS = 100;
    private static final int WARM_UP_CHANGES = 300;
    private static final int AS_FAST_AS_POSSIBLE = 10_000;

    private static final long SEED = Long.getLong("campusg.faults.seed", System.nanoTime());

    private final String name;
    private final BiFunction<Clerk, Integer, Map<String, String>> moreSettings;
    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final Random random = new Random(SEED);
    private final Postgres postgres;
    private final Clerk clerk;
    private final ClerkSide clerkSide;
    private final List<CampusG> services = new ArrayList<>();
    private final Vitals vitals;
    private final Footprint before;
    private Ledger ledger = new Ledger();

    /** @param moreSettings for each instance, by its number, which is 1 for the first one */
    private Scene(
            String name,
            int instances,
            Path folder,
            BiFunction<Clerk, Integer, Map<String, String>> moreSettings,
            String... postgresOptions) {
        this.name = name;
        this.moreSettings = moreSettings;
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, name + " ends"));
        System.out.println(name + ": seed " + SEED + " (-Dcampusg.faults.seed=" + SEED + ")");
        try {
            clerk = closedLater(Clerk.launch("faults-clerk", SECRET));
            postgres = closedLater(Postgres.start(folder, postgresOptions));
            clerkSide = new ClerkSide(clerk);
            for (int i = 1; i <= instances; i++) {
                services.add(launch(i));
            }
            open.push(() -> services.forEach(CampusG::close));
            clerk.awaitReady();
            services.forEach(CampusG::awaitReady);
            warmUp();
            before = Footprint.of(service());
            ledger = new Ledger();
            vitals = closedLater(new Vitals(service().address()));
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    static Scene of(String name) {
        return of(name, 1);
    }

    static Scene of(String name, int instances) {
        return new Scene(name, instances, temporaryFolder(), (clerk, number) -> Map.of());
    }

    /** With a service that asks Clerk for callers it does not know. */
    static Scene withBackendApi(String name) {
        return new Scene(name, 1, temporaryFolder(), (clerk, number) -> clerk.backendApi());
    }

    /** With settings of its own for each instance, by its number, which is 1 for the first one. */
    static Scene withSettings(String name, int instances, IntFunction<Map<String, String>> settings) {
        return new Scene(name, instances, temporaryFolder(), (clerk, number) -> settings.apply(number));
    }

    static Scene withPostgres(String name, Path folder, String... options) {
        return new Scene(name, 1, folder, (clerk, number) -> Map.of(), options);
    }

    /** An empty folder that all users of this machine may look into. */
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
        return CampusG.launch("faults-campusg-" + number, settings(number));
    }

    private Map<String, String> settings(int number) {
        Map<String, String> settings = new HashMap<>();
        settings.putAll(clerk.settings());
        settings.putAll(postgres.database().settings());
        settings.put("CLERK_WEBHOOK_SIGNING_SECRET", SECRET);
        settings.put("CLERK_AUTHORIZED_PARTIES", OWN_PAGE);
        settings.putAll(moreSettings.apply(clerk, number));
        return settings;
    }

    /** So that what is loaded and cached at first use is not taken for a leak. */
    private void warmUp() {
        storm(WARM_UP_USERS, WARM_UP_CHANGES, AS_FAST_AS_POSSIBLE).awaitEnd(STORM_PATIENCE);
        await().alias("What was acknowledged is done")
                .atMost(STORM_PATIENCE)
                .until(() -> deliveriesDone().containsAll(ledger.acknowledgedIds()));
    }

    /** A storm of that many sign-ups and changes, let loose upon all instances. */
    Storm storm(int users, int changes, int perSecond) {
        return storm(events(users, changes), perSecond);
    }

    /** A storm of these events. */
    Storm storm(List<Event> events, int perSecond) {
        return storm(
                events,
                services.stream()
                        .<Supplier<URI>>map(service -> service::address)
                        .toList(),
                perSecond);
    }

    /** A storm of these events, let loose upon those. */
    Storm storm(List<Event> events, List<? extends Supplier<URI>> to, int perSecond) {
        return closedLater(new Storm(events, to, perSecond, courier(), random));
    }

    /** Sign-ups and changes that nobody has told of yet. */
    List<Event> events(int users, int changes) {
        return clerkSide.storm(random.nextLong(), users, changes);
    }

    Courier courier() {
        return courier(ledger);
    }

    /** One who keeps a book of his own. */
    Courier courier(Ledger itsLedger) {
        return new Courier(SECRET, itsLedger);
    }

    /** Returns when so many more deliveries have been acknowledged. */
    void awaitAcknowledgements(int more) {
        long goal = ledger.acknowledgements() + more;
        await().alias(more + " more deliveries are acknowledged")
                .atMost(STORM_PATIENCE)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> ledger.acknowledgements() >= goal);
    }

    /** Returns when so many more deliveries have been refused in that way. */
    void awaitRefusals(String how, int more) {
        long goal = ledger.refusals(how) + more;
        await().alias(more + " more deliveries are refused: " + how)
                .atMost(STORM_PATIENCE)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> ledger.refusals(how) >= goal);
    }

    Random random() {
        return random;
    }

    Postgres postgres() {
        return postgres;
    }

    Clerk clerk() {
        return clerk;
    }

    ClerkSide clerkSide() {
        return clerkSide;
    }

    Vitals vitals() {
        return vitals;
    }

    Ledger ledger() {
        return ledger;
    }

    /** The first instance, whose vital signs are watched. */
    CampusG service() {
        return services.getFirst();
    }

    List<CampusG> services() {
        return List.copyOf(services);
    }

    /** Another instance, which gets no part of the storm. */
    CampusG another(String itsName) {
        return closedLater(CampusG.launch(itsName, settings(services.size() + 1)));
    }

    /** One instance more. */
    CampusG join() {
        CampusG newcomer = launch(services.size() + 1);
        services.add(newcomer);
        return newcomer.awaitReady();
    }

    /** {@code kill -9}, and a new process in its place. */
    void killService() {
        kill(service());
        service().awaitReady();
    }

    /** {@code kill -9} of an instance, and a new process in its place, which is returned before it is ready. */
    CampusG kill(CampusG dead) {
        vitals.faultBegins();
        dead.kill();
        vitals.faultEnds();
        CampusG successor = dead.relaunch();
        services.set(services.indexOf(dead), successor);
        return successor;
    }

    /** Waits until all is quiet; then nothing may be lost, nothing differ, and nothing be left behind. */
    void ends(Storm storm, String done) {
        storm.awaitEnd(STORM_PATIENCE);
        vitals.awaitReady();
        Set<String> lost = new HashSet<>(ledger.acknowledgedIds());
        lost.removeAll(deliveriesDone());
        Map<String, MirroredUser> expected = usersAtClerk();
        Map<String, MirroredUser> found = usersAtCampusG();
        Set<String> differing = differing(expected, found);
        Footprint after = quietFootprint();
        FaultTable.add(name, done, ledger, vitals, lost.size(), differing.size(), before, after);

        assertThat(lost).as("Acknowledged, but lost").isEmpty();
        assertThat(found).as("CampusG's users, compared with Clerk's").isEqualTo(expected);
        assertThat(after).as("Before: %s", before).matches(quiet -> quiet.isAsGoodAs(before));
    }

    private Footprint quietFootprint() {
        List<Footprint> seen = new ArrayList<>(List.of(Footprint.of(service())));
        if (!seen.getLast().isAsGoodAs(before)) {
            await().atMost(QUIET_PATIENCE)
                    .pollInterval(Duration.ofSeconds(5))
                    .until(() ->
                            seen.add(Footprint.of(service())) && seen.getLast().isAsGoodAs(before));
        }
        return seen.getLast();
    }

    private static Set<String> differing(Map<String, MirroredUser> some, Map<String, MirroredUser> others) {
        Set<String> ids = new HashSet<>(some.keySet());
        ids.addAll(others.keySet());
        ids.removeIf(id -> some.containsKey(id) && some.get(id).equals(others.get(id)));
        return ids;
    }

    /** Somebody who is here to stay for the time being. */
    String someUserId() {
        return usersAtCampusG().values().stream()
                .filter(user -> !user.deleted() && clerkSide.users().containsValue(user))
                .findFirst()
                .orElseThrow()
                .id();
    }

    /** Everybody who ever was at Clerk, by id. */
    Map<String, MirroredUser> usersAtClerk() {
        return clerkSide.users();
    }

    /** What the service's own ledger holds. */
    Set<String> deliveriesDone() {
        Set<String> ids = new HashSet<>();
        query("select svix_id from clerk_deliveries", row -> ids.add(row.getString(1)));
        return ids;
    }

    /** All users who are Clerk's, by id. */
    Map<String, MirroredUser> usersAtCampusG() {
        Map<String, MirroredUser> users = new HashMap<>();
        query(MirroredUser.QUERY, row -> {
            MirroredUser user = MirroredUser.atCampusG(row);
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
                System.err.println(name + " could not be cleared away: " + e);
            }
        }
    }
}
