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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Compares how deliveries get into the service: applied while the sender waits, or through Kafka, with one to three
 * instances; and how long a backlog takes. Everything is on this machine, the load too: more instances have no more
 * processors, so the figures show what a delivery costs, not how far several machines would get.
 *
 * <p>Arguments: the jar, a file of options for the service's JVM, {@code --quick} for a tenth of the work, then parts of
 * the names of runs to be made; without any, all are made.
 */
final class Transports {

    private static final int CONNECTIONS = 32;
    private static final int USERS = 2_000;
    private static final int MOST_INSTANCES = 3;
    private static final int WARM_UP = 5_000;
    private static final int DELIVERIES = 20_000;
    private static final int BACKLOG = 100_000;
    private static final int QUICK = 10;
    private static final int UNAVAILABLE = 503;
    private static final int MILLIS_BETWEEN_LOOKS = 50;
    private static final int SECONDS_BETWEEN_LINES = 10;
    private static final PrintStream OUT = System.out;

    private final List<String> javaOptions;
    private final Path jar;
    private final int part;
    private final List<String> wanted;
    private final Clerk clerk = new Clerk();
    private final EmbeddedPostgres postgres;
    private final AtomicInteger refused = new AtomicInteger();
    private int databases;

    private Transports(List<String> arguments, EmbeddedPostgres postgres) throws GeneralSecurityException {
        this.jar = Path.of(arguments.get(0));
        this.javaOptions = List.of("@" + arguments.get(1));
        List<String> rest = arguments.subList(2, arguments.size());
        this.part = rest.contains("--quick") ? QUICK : 1;
        this.wanted = rest.stream().filter(name -> !name.startsWith("--")).toList();
        this.postgres = postgres;
    }

    public static void main(String[] args) throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            new Transports(Arrays.asList(args), postgres).all();
        }
    }

    private void all() throws Exception {
        OUT.printf(
                Locale.ROOT,
                "%d processors; %,d deliveries about %,d users by %d connections%n%n",
                Runtime.getRuntime().availableProcessors(),
                DELIVERIES / part,
                USERS,
                CONNECTIONS);
        row(
                "run",
                "accepted a second",
                "applied a second",
                "answer, p50",
                "p99",
                "503",
                "CPU of the service for 1,000");
        row("---", "---", "---", "---", "---", "---", "---");
        for (int instances : wanted("direct")) {
            measure("direct-" + instances, Map.of(), 200, instances, () -> {});
        }
        if (!wanted("kafka").isEmpty()) {
            try (TestBroker broker = broker();
                    DeliveriesTopic topic = new DeliveriesTopic(broker.bootstrapServers())) {
                for (int instances : wanted("kafka")) {
                    measure("kafka-" + instances, kafka(broker), 202, instances, () -> awaitLag(topic, 0));
                }
            }
        }
        if (!wanted("catch-up").isEmpty()) {
            try (TestBroker broker = broker();
                    DeliveriesTopic topic = new DeliveriesTopic(broker.bootstrapServers())) {
                fill(kafka(broker));
                for (int instances : wanted("catch-up")) {
                    topic.rewind();
                    catchUp("catch-up-" + instances, kafka(broker), instances, topic);
                }
            }
        }
    }

    /** With how many instances runs of that kind are to be made. */
    private List<Integer> wanted(String kind) {
        return IntStream.rangeClosed(1, MOST_INSTANCES)
                .filter(instances -> wanted.isEmpty() || wanted.stream().anyMatch((kind + "-" + instances)::contains))
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

    private void measure(String name, Map<String, String> transport, int expected, int instances, Waiting untilApplied)
            throws Exception {
        List<Service> services = start(name, transport, instances, database());
        try {
            send(WARM_UP / part, services, expected);
            untilApplied.await();

            refused.set(0);
            double cpu = cpuSeconds(services);
            int deliveries = DELIVERIES / part;
            long begin = System.nanoTime();
            long[] nanos = send(deliveries, services, expected);
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
                    number(refused.get()),
                    "%.2f s".formatted((cpuSeconds(services) - cpu) / deliveries * 1000));
        } finally {
            services.forEach(Service::close);
        }
    }

    /** Has deliveries accepted while nothing can be applied, so that all of them wait. */
    private void fill(Map<String, String> transport) throws Exception {
        String database = database();
        List<Service> services = start("fill", transport, 1, database);
        try (java.sql.Connection connection = DriverManager.getConnection(database);
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("lock table clerk_deliveries in exclusive mode");
            int backlog = BACKLOG / part;
            long begin = System.nanoTime();
            send(backlog, services, 202);
            OUT.printf(
                    "%n%s accepted while nothing is applied, %s a second%n%n",
                    number(backlog), number(backlog / secondsSince(begin)));
        } finally {
            services.forEach(Service::close);
        }
        row("run", "applied a second", "seconds", "CPU of the service for 1,000", "lag, each 10 s");
        row("---", "---", "---", "---", "---");
    }

    /** With a new database, in which nothing of it is applied yet. From the first one that is applied to the last one. */
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
                if (secondsSince(begin) >= lags.size() * SECONDS_BETWEEN_LINES) {
                    lags.add(number((double) left));
                }
                Thread.sleep(MILLIS_BETWEEN_LOOKS);
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

    private static void awaitLag(DeliveriesTopic topic, long most) throws Exception {
        while (topic.lag() > most) {
            Thread.sleep(MILLIS_BETWEEN_LOOKS);
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

    /** A new one, as JDBC URL. */
    private String database() throws SQLException {
        String name = "transports" + ++databases;
        try (java.sql.Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        }
        return postgres.getJdbcUrl("postgres", name);
    }

    /**
     * So many by all connections together, which are shared out among the instances: how long each took, in nanoseconds.
     * What is answered 503 is sent again at once.
     */
    private long[] send(int deliveries, List<Service> services, int expected) throws Exception {
        AtomicInteger left = new AtomicInteger(deliveries);
        try (ExecutorService senders = Executors.newFixedThreadPool(CONNECTIONS)) {
            List<Future<long[]>> runs = new ArrayList<>();
            for (int i = 0; i < CONNECTIONS; i++) {
                Service to = services.get(i % services.size());
                runs.add(senders.submit(() -> send(left, to, expected)));
            }
            List<long[]> each = new ArrayList<>();
            for (Future<long[]> run : runs) {
                each.add(run.get());
            }
            return each.stream().flatMapToLong(Arrays::stream).toArray();
        }
    }

    private long[] send(AtomicInteger left, Service service, int expected) throws Exception {
        LongStream.Builder nanos = LongStream.builder();
        try (Connection connection = new Connection(service.port())) {
            while (left.getAndDecrement() > 0) {
                byte[] delivery = clerk.delivery(ThreadLocalRandom.current().nextInt(USERS), true);
                long begin = System.nanoTime();
                int status = connection.send(delivery);
                while (status == UNAVAILABLE) {
                    refused.incrementAndGet();
                    status = connection.send(delivery);
                }
                nanos.add(System.nanoTime() - begin);
                if (status != expected) {
                    throw new IllegalStateException("The service answered " + status + ", not " + expected);
                }
            }
        }
        return nanos.build().toArray();
    }

    private static double cpuSeconds(List<Service> services) {
        return services.stream().mapToDouble(Service::cpuSeconds).sum();
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

    private interface Waiting {
        void await() throws Exception;
    }
}
