package com.campusg.benchmarks;

import com.campusg.testing.TestBroker;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Compares the direct and the Kafka transport with one to three instances, and measures the time to process a backlog, and the
 * relay of user events. All instances and the load generator share one machine, so the figures show the cost of a delivery, not
 * how the service scales over several machines.
 *
 * <p>Arguments: the jar, a file with JVM options of the service, {@code --quick} for a tenth of the deliveries, and name
 * parts of the runs to be made. Without name parts, all runs are made.
 */
final class Transports {

    private static final int CONNECTIONS = 32;
    private static final int USERS = 2_000;
    private static final int MAX_INSTANCES = 3;
    private static final int WARM_UP = 5_000;
    private static final int DELIVERIES = 20_000;
    private static final int BACKLOG = 100_000;
    private static final int USER_EVENTS = 1_000_000;
    private static final int USER_EVENTS_PER_SECOND = 2_000;
    private static final int STEADY_SECONDS = 10;
    private static final int IDLE_SECONDS = 15;
    private static final int QUICK_DIVISOR = 10;
    private static final int SERVICE_UNAVAILABLE = 503;
    private static final int POLLING_INTERVAL_MILLIS = 50;
    private static final int LAG_INTERVAL_SECONDS = 10;
    private static final PrintStream OUT = System.out;

    private final List<String> javaOptions;
    private final Path jar;
    private final int divisor;
    private final List<String> selected;
    private final Clerk clerk = new Clerk();
    private final EmbeddedPostgres postgres;
    private final Path postmaster;
    private final AtomicInteger rejected = new AtomicInteger();
    private int databases;

    private Transports(List<String> arguments, EmbeddedPostgres postgres, Path postmaster)
            throws GeneralSecurityException {
        this.jar = Path.of(arguments.get(0));
        this.javaOptions = List.of("@" + arguments.get(1));
        List<String> rest = arguments.subList(2, arguments.size());
        this.divisor = rest.contains("--quick") ? QUICK_DIVISOR : 1;
        this.selected = rest.stream().filter(name -> !name.startsWith("--")).toList();
        this.postgres = postgres;
        this.postmaster = postmaster;
    }

    public static void main(String[] args) throws Exception {
        Path data = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "postgres");
        try (EmbeddedPostgres postgres =
                EmbeddedPostgres.builder().setDataDirectory(data).start()) {
            new Transports(Arrays.asList(args), postgres, data.resolve("postmaster.pid")).all();
        }
    }

    private void all() throws Exception {
        OUT.printf(
                Locale.ROOT,
                "%d processors; %,d deliveries about %,d users by %d connections%n%n",
                Runtime.getRuntime().availableProcessors(),
                DELIVERIES / divisor,
                USERS,
                CONNECTIONS);
        row(
                "run",
                "accepted per second",
                "applied per second",
                "latency, p50",
                "p99",
                "503",
                "CPU of the services per 1,000",
                "with broker and PostgreSQL");
        row("---", "---", "---", "---", "---", "---", "---", "---");
        for (int instances : selected("direct")) {
            measure("direct-" + instances, Map.of(), 200, instances, () -> {});
        }
        if (!selected("kafka").isEmpty()) {
            try (TestBroker broker = broker();
                    DeliveriesTopic topic = new DeliveriesTopic(broker.bootstrapServers())) {
                for (int instances : selected("kafka")) {
                    measure("kafka-" + instances, kafka(broker), 202, instances, () -> awaitLag(topic, 0));
                }
            }
        }
        if (!selected("catch-up").isEmpty()) {
            try (TestBroker broker = broker();
                    DeliveriesTopic topic = new DeliveriesTopic(broker.bootstrapServers())) {
                fill(kafka(broker));
                for (int instances : selected("catch-up")) {
                    topic.rewind();
                    catchUp("catch-up-" + instances, kafka(broker), instances, topic);
                }
            }
        }
        if (selected.isEmpty() || selected.contains("relay")) {
            try (TestBroker broker = broker()) {
                relay(broker);
            }
        }
    }

    /**
     * Measures one instance that publishes user events: a backlog while others are added, and the delay of events that are added
     * steadily. Then its CPU time while it is idle, and that of an instance without Kafka.
     */
    private void relay(TestBroker broker) throws Exception {
        String database = database();
        List<Service> services =
                start("relay", Map.of("SPRING_KAFKA_BOOTSTRAP_SERVERS", broker.bootstrapServers()), 1, database);
        OUT.println();
        try (UserEventLoad load = new UserEventLoad(database, broker.bootstrapServers())) {
            load.drain(USER_EVENTS / divisor / QUICK_DIVISOR, 0);
            drain(load, services);
            double[] delays = load.delays(USER_EVENTS_PER_SECOND, STEADY_SECONDS);
            OUT.printf(
                    "%s user events per second: %.0f ms from commit to consumer, p50; %.0f ms, p99%n",
                    number(USER_EVENTS_PER_SECOND), delays[delays.length / 2], delays[(int) (delays.length * 0.99)]);
            idle("with Kafka", services);
        } finally {
            services.forEach(Service::close);
        }
        List<Service> without = start("relay", Map.of(), 1, database);
        try {
            idle("without Kafka", without);
        } finally {
            without.forEach(Service::close);
        }
    }

    private void drain(UserEventLoad load, List<Service> services) throws Exception {
        double cpu = cpuSeconds(services);
        int events = USER_EVENTS / divisor;
        UserEventLoad.Drained drained = load.drain(events, USER_EVENTS_PER_SECOND);
        OUT.printf(
                "%s pending user events, %s added per second: published in %.1f s, %s per second, %.3f s of CPU of the"
                        + " service per 1,000%n",
                number(events),
                number(USER_EVENTS_PER_SECOND),
                drained.seconds(),
                number(drained.events() / drained.seconds()),
                (cpuSeconds(services) - cpu) / drained.events() * 1000);
    }

    private void idle(String name, List<Service> services) throws Exception {
        Thread.sleep(Duration.ofSeconds(IDLE_SECONDS));
        double cpu = cpuSeconds(services);
        double database = postgresCpuSeconds();
        Thread.sleep(Duration.ofSeconds(IDLE_SECONDS));
        OUT.printf(
                "Idle %s: %.1f ms of CPU of the service and %.1f ms of PostgreSQL per second%n",
                name,
                (cpuSeconds(services) - cpu) * 1000 / IDLE_SECONDS,
                (postgresCpuSeconds() - database) * 1000 / IDLE_SECONDS);
    }

    /** Returns the numbers of instances of the selected runs. */
    private List<Integer> selected(String kind) {
        return IntStream.rangeClosed(1, MAX_INSTANCES)
                .filter(instances ->
                        selected.isEmpty() || selected.stream().anyMatch((kind + "-" + instances)::contains))
                .boxed()
                .toList();
    }

    private static TestBroker broker() throws IOException {
        return TestBroker.startIn(Files.createTempDirectory(Path.of("target").toAbsolutePath(), "broker"));
    }

    private static Map<String, String> kafka(TestBroker broker) {
        return Map.of(
                "CAMPUSG_WEBHOOK_TRANSPORT", "kafka", "SPRING_KAFKA_BOOTSTRAP_SERVERS", broker.bootstrapServers());
    }

    private void measure(
            String name, Map<String, String> transport, int expected, int instances, Condition untilApplied)
            throws Exception {
        List<Service> services = start(name, transport, instances, database());
        try {
            send(WARM_UP / divisor, 0, services, expected);
            untilApplied.await();

            double rate = measure(name, 0, services, expected, untilApplied);
            measure(name + ", half the rate", rate / 2, services, expected, untilApplied);
        } finally {
            services.forEach(Service::close);
        }
    }

    /** @param perSecond the rate at which deliveries are sent; 0 for as fast as possible. Returns how many were accepted per second */
    private double measure(String name, double perSecond, List<Service> services, int expected, Condition untilApplied)
            throws Exception {
        rejected.set(0);
        double cpu = cpuSeconds(services);
        double allCpu = cpuSeconds();
        int deliveries = DELIVERIES / divisor;
        long begin = System.nanoTime();
        long[] nanos = send(deliveries, perSecond, services, expected);
        double accepted = secondsSince(begin);
        untilApplied.await();
        double applied = secondsSince(begin);
        Arrays.sort(nanos);
        row(
                name,
                number(deliveries / accepted),
                number(deliveries / applied),
                "%.1f ms".formatted(nanos[nanos.length / 2] / 1e6),
                "%.1f ms".formatted(nanos[(int) (nanos.length * 0.99)] / 1e6),
                number(rejected.get()),
                "%.2f s".formatted((cpuSeconds(services) - cpu) / deliveries * 1000),
                "%.2f s".formatted((cpuSeconds() - allCpu) / deliveries * 1000));
        return deliveries / accepted;
    }

    /** Publishes deliveries while a table lock prevents that they are applied. */
    private void fill(Map<String, String> transport) throws Exception {
        String database = database();
        List<Service> services = start("fill", transport, 1, database);
        try (java.sql.Connection connection = DriverManager.getConnection(database);
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("lock table clerk_deliveries in exclusive mode");
            int backlog = BACKLOG / divisor;
            long begin = System.nanoTime();
            send(backlog, 0, services, 202);
            OUT.printf(
                    "%n%s accepted while nothing is applied, %s per second%n%n",
                    number(backlog), number(backlog / secondsSince(begin)));
        } finally {
            services.forEach(Service::close);
        }
        row("run", "applied per second", "seconds", "CPU of the service per 1,000", "lag every 10 s");
        row("---", "---", "---", "---", "---");
    }

    /** Measures the time between the first and the last applied delivery of the backlog, with an empty database. */
    private void catchUp(String name, Map<String, String> transport, int instances, DeliveriesTopic topic)
            throws Exception {
        long backlog = topic.lag();
        List<Service> services = start(name, transport, instances, database());
        try {
            awaitLag(topic, backlog - 1);
            double cpu = cpuSeconds(services);
            long begin = System.nanoTime();
            List<String> lags = new ArrayList<>();
            long left = topic.lag();
            long first = left;
            while (left > 0) {
                if (secondsSince(begin) >= lags.size() * LAG_INTERVAL_SECONDS) {
                    lags.add(number((double) left));
                }
                Thread.sleep(POLLING_INTERVAL_MILLIS);
                left = topic.lag();
            }
            double seconds = secondsSince(begin);
            row(
                    name,
                    number(first / seconds),
                    number(seconds),
                    "%.2f s".formatted((cpuSeconds(services) - cpu) / first * 1000),
                    String.join(" → ", lags) + " → 0");
        } finally {
            services.forEach(Service::close);
        }
    }

    private static void awaitLag(DeliveriesTopic topic, long maxLag) throws Exception {
        while (topic.lag() > maxLag) {
            Thread.sleep(POLLING_INTERVAL_MILLIS);
        }
    }

    private List<Service> start(String name, Map<String, String> transport, int instances, String database)
            throws IOException, InterruptedException {
        Map<String, String> environment = new HashMap<>(transport);
        environment.put("SPRING_DATASOURCE_URL", database);
        environment.put("CLERK_ISSUER", Clerk.ISSUER);
        environment.put("CLERK_JWT_KEY", clerk.jwtKey());
        environment.put("CLERK_WEBHOOK_SIGNING_SECRET", clerk.signingSecret());
        List<Service> services = new ArrayList<>();
        try {
            for (int instance = 1; instance <= instances; instance++) {
                Path log = Path.of("target", name + "." + instance + ".log");
                services.add(Service.start(javaOptions, jar, environment, log));
            }
            for (Service service : services) {
                service.awaitReady(Connection.get("/readyz", ""));
            }
            return services;
        } catch (RuntimeException | IOException | InterruptedException failure) {
            services.forEach(Service::close);
            throw failure;
        }
    }

    /** Creates a database and returns its JDBC URL. */
    private String database() throws SQLException {
        String name = "transports" + ++databases;
        try (java.sql.Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        }
        return postgres.getJdbcUrl("postgres", name);
    }

    /**
     * Sends deliveries over all connections, which are distributed over the instances. Deliveries with the response 503 are
     * sent again immediately. Returns the latency of each delivery in nanoseconds, from the time at which it is to be sent.
     */
    private long[] send(int deliveries, double perSecond, List<Service> services, int expected) throws Exception {
        AtomicInteger next = new AtomicInteger();
        long interval = perSecond == 0 ? 0 : (long) (1e9 / perSecond);
        long begin = System.nanoTime();
        try (ExecutorService senders = Executors.newFixedThreadPool(CONNECTIONS)) {
            List<Future<long[]>> runs = new ArrayList<>();
            for (int i = 0; i < CONNECTIONS; i++) {
                Service service = services.get(i % services.size());
                runs.add(senders.submit(() -> {
                    LongStream.Builder nanos = LongStream.builder();
                    try (Connection connection = new Connection(service.port())) {
                        for (int number = next.getAndIncrement();
                                number < deliveries;
                                number = next.getAndIncrement()) {
                            long time = begin + number * interval;
                            nanos.add(send(
                                    connection,
                                    interval == 0 ? OptionalLong.empty() : OptionalLong.of(time),
                                    expected));
                        }
                    }
                    return nanos.build().toArray();
                }));
            }
            List<long[]> latencies = new ArrayList<>();
            for (Future<long[]> run : runs) {
                latencies.add(run.get());
            }
            return latencies.stream().flatMapToLong(Arrays::stream).toArray();
        }
    }

    /** Sends a delivery, now or at this time; returns the nanoseconds from then to the response. */
    private long send(Connection connection, OptionalLong time, int expected) throws Exception {
        byte[] delivery = clerk.delivery(ThreadLocalRandom.current().nextInt(USERS), true);
        long begin = time.orElseGet(System::nanoTime);
        Thread.sleep(Duration.ofNanos(Math.max(0, begin - System.nanoTime())));
        int status = connection.send(delivery);
        while (status == SERVICE_UNAVAILABLE) {
            rejected.incrementAndGet();
            status = connection.send(delivery);
        }
        if (status != expected) {
            throw new IllegalStateException("Expected status " + expected + " but got " + status);
        }
        return System.nanoTime() - begin;
    }

    private static double cpuSeconds(List<Service> services) {
        return services.stream().mapToDouble(Service::cpuSeconds).sum();
    }

    /** The CPU time of services, broker and PostgreSQL. */
    private double cpuSeconds() throws IOException {
        return cpuSeconds(
                Stream.of(ProcessHandle.current().descendants(), postgres()).flatMap(processes -> processes));
    }

    private double postgresCpuSeconds() throws IOException {
        return cpuSeconds(postgres());
    }

    private Stream<ProcessHandle> postgres() throws IOException {
        ProcessHandle server = ProcessHandle.of(
                        Long.parseLong(Files.readAllLines(postmaster).getFirst()))
                .orElseThrow();
        return Stream.concat(Stream.of(server), server.descendants());
    }

    private static double cpuSeconds(Stream<ProcessHandle> processes) {
        return processes
                .distinct()
                .mapToDouble(process ->
                        process.info().totalCpuDuration().orElse(Duration.ZERO).toMillis() / 1000.0)
                .sum();
    }

    private static double secondsSince(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }

    private static String number(double number) {
        return String.format(Locale.ROOT, "%,.0f", number);
    }

    private static void row(String... cells) {
        OUT.println("| " + String.join(" | ", cells) + " |");
    }

    private interface Condition {
        void await() throws Exception;
    }
}
