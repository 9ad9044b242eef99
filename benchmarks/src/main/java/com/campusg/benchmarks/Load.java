package com.campusg.benchmarks;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;

/**
 * Measures the service under load: requests per second, latency, CPU time and resident memory. The load generator runs on
 * the same machine, so figures can be compared with figures of the same machine only.
 *
 * <p>Arguments: the jar, the seconds of each run, and JVM options of the service. {@code LOAD_DATABASE_URL}, a JDBC URL
 * with user and password, selects an existing PostgreSQL instead of an embedded one.
 */
final class Load {

    private static final int CONNECTIONS = 32;
    private static final int USERS = 2_000;
    private static final PrintStream OUT = System.out;

    private final Clerk clerk;
    private final Service service;
    private final Duration duration;

    Load(Clerk clerk, Service service, Duration duration) {
        this.clerk = clerk;
        this.service = service;
        this.duration = duration;
    }

    public static void main(String[] args) throws Exception {
        Path jar = Path.of(args[0]);
        Duration duration = Duration.ofSeconds(Long.parseLong(args[1]));
        List<String> javaOptions = Arrays.asList(args).subList(2, args.length);
        String url = System.getenv("LOAD_DATABASE_URL");
        if (url != null) {
            run(url, jar, duration, javaOptions);
            return;
        }
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            run(postgres.getJdbcUrl("postgres", "postgres"), jar, duration, javaOptions);
        }
    }

    private static void run(String url, Path jar, Duration duration, List<String> javaOptions) throws Exception {
        Clerk clerk = new Clerk();
        Map<String, String> environment = clerk.environment(url);
        byte[] ready = Connection.get("/readyz", "");
        // The first start includes the database migrations, the others do not.
        try (Service service = start("first start, with migrations", javaOptions, jar, environment, ready)) {
            new Load(clerk, service, duration).createUsers();
        }
        try (Service service = start("start", javaOptions, jar, environment, ready)) {
            new Load(clerk, service, duration).measureFirst("webhooks", 100, () -> clerk.delivery(randomUser(), true));
        }
        try (Service service = start("start", javaOptions, jar, environment, ready)) {
            Load load = new Load(clerk, service, duration);
            String[] tokens = load.tokens();
            load.measureFirst("/me", 1_000, () -> Connection.get("/me", tokens[randomUser()]));
            load.measureAll(tokens);
        }
    }

    private static Service start(
            String name, List<String> javaOptions, Path jar, Map<String, String> environment, byte[] ready)
            throws IOException, InterruptedException {
        long begin = System.nanoTime();
        Service service = Service.start(javaOptions, jar, environment);
        service.awaitReady(ready);
        OUT.printf(
                "%s: %.2f s to the first 200, %.2f CPU s, %.0f MB resident%n",
                name, (System.nanoTime() - begin) / 1e9, service.cpuSeconds(), service.residentMegabytes());
        return service;
    }

    void createUsers() throws Exception {
        try (Connection connection = new Connection(service.port())) {
            for (int user = 0; user < USERS; user++) {
                require(connection.send(clerk.delivery(user, true)), 200);
            }
        }
    }

    String[] tokens() throws GeneralSecurityException {
        String[] tokens = new String[USERS];
        for (int user = 0; user < USERS; user++) {
            tokens[user] = clerk.token(user);
        }
        return tokens;
    }

    /** Sends the first requests after the start, over all connections. */
    private void measureFirst(String name, int requests, Callable<byte[]> request) throws Exception {
        AtomicInteger remaining = new AtomicInteger(requests);
        long[] nanos = run(200, request, () -> remaining.getAndDecrement() > 0);
        OUT.printf(
                "first %,d %s: p99 %.0f ms, longest %.0f ms%n",
                requests, name, p99(nanos), nanos[nanos.length - 1] / 1e6);
    }

    private void measureAll(String[] tokens) throws Exception {
        OUT.printf("%d users, %d connections, %d s each%n", USERS, CONNECTIONS, duration.toSeconds());
        OUT.printf(
                "%-16s %10s %9s %9s %16s %12s%n",
                "", "per second", "p50 ms", "p99 ms", "CPU s per 1,000", "resident MB");
        measure("/me", 200, () -> Connection.get("/me", tokens[randomUser()]));
        measure(
                "by id",
                200,
                () -> Connection.get("/api/users/clerk/" + Clerk.userId(randomUser()), tokens[randomUser()]));
        measure("webhook", 200, () -> clerk.delivery(randomUser(), true));
        measure("webhook forged", 401, () -> clerk.delivery(randomUser(), false));
    }

    private void measure(String name, int expected, Callable<byte[]> requests) throws Exception {
        run(expected, requests, forDuration());
        double cpu = service.cpuSeconds();
        long[] nanos = run(expected, requests, forDuration());
        cpu = service.cpuSeconds() - cpu;
        OUT.printf(
                "%-16s %10.0f %9.2f %9.2f %16.3f %12.0f%n",
                name,
                nanos.length / (duration.toMillis() / 1000.0),
                nanos[nanos.length / 2] / 1e6,
                p99(nanos),
                cpu / nanos.length * 1000,
                service.residentMegabytes());
    }

    private static double p99(long[] sortedNanos) {
        return sortedNanos[(int) (sortedNanos.length * 0.99)] / 1e6;
    }

    private BooleanSupplier forDuration() {
        long end = System.nanoTime() + duration.toNanos();
        return () -> System.nanoTime() < end;
    }

    /** Returns the latency of each request in nanoseconds, sorted. */
    private long[] run(int expected, Callable<byte[]> requests, BooleanSupplier next) throws Exception {
        try (ExecutorService callers = Executors.newFixedThreadPool(CONNECTIONS)) {
            List<Future<long[]>> runs = new ArrayList<>();
            for (int i = 0; i < CONNECTIONS; i++) {
                runs.add(callers.submit(() -> call(expected, requests, next)));
            }
            List<long[]> latencies = new ArrayList<>();
            for (Future<long[]> run : runs) {
                latencies.add(run.get());
            }
            return latencies.stream().flatMapToLong(Arrays::stream).sorted().toArray();
        }
    }

    private long[] call(int expected, Callable<byte[]> requests, BooleanSupplier next) throws Exception {
        LongStream.Builder nanos = LongStream.builder();
        try (Connection connection = new Connection(service.port())) {
            while (next.getAsBoolean()) {
                byte[] request = requests.call();
                long begin = System.nanoTime();
                int status = connection.send(request);
                nanos.add(System.nanoTime() - begin);
                require(status, expected);
            }
        }
        return nanos.build().toArray();
    }

    private static void require(int status, int expected) {
        if (status != expected) {
            throw new IllegalStateException("Expected status " + expected + " but got " + status);
        }
    }

    private static int randomUser() {
        return ThreadLocalRandom.current().nextInt(USERS);
    }
}
