package com.campusg.benchmarks;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;

/**
 * Measures the service at 60 % of its maximum rate: 80 % {@code /me}, 15 % by id, 5 % deliveries. Each minute it prints the
 * latency of {@code /me} and the resident memory, and at the end it draws both.
 *
 * <p>Requests have random times. Latency is measured from the time at which a request was due, so that it includes the time
 * that the request waited for a slow one before it.
 *
 * <p>Arguments: the jar, a file with JVM options, the file of the chart, the minutes, and optionally requests per second.
 */
final class Hour {

    private static final int CONNECTIONS = 128;
    private static final double SHARE_OF_MAXIMUM = 0.6;
    private static final Duration CALIBRATION = Duration.ofSeconds(30);
    private static final PrintStream OUT = System.out;

    private final Clerk clerk;
    private final Service service;
    private final String[] tokens;
    private final LongAdder requests = new LongAdder();
    private final LongAdder errors = new LongAdder();
    private final Latencies all = new Latencies();
    private volatile Latencies minute = new Latencies();

    private Hour(Clerk clerk, Service service, String[] tokens) {
        this.clerk = clerk;
        this.service = service;
        this.tokens = tokens;
    }

    public static void main(String[] args) throws Exception {
        Clerk clerk = new Clerk();
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start();
                Service service = Service.start(
                        List.of("@" + Path.of(args[1]).toAbsolutePath()),
                        Path.of(args[0]),
                        clerk.environment(postgres.getJdbcUrl("postgres", "postgres")))) {
            service.awaitReady(Connection.get("/readyz", ""));
            Load load = new Load(clerk, service, CALIBRATION);
            load.createUsers();
            Hour hour = new Hour(clerk, service, load.tokens());
            double rate = args.length > 4 ? Double.parseDouble(args[4]) : hour.maximum() * SHARE_OF_MAXIMUM;
            hour.measure(rate, Integer.parseInt(args[3]), Path.of(args[2]));
        }
    }

    /** Returns the rate of 32 connections that never pause, after a warm-up of the same length. */
    private double maximum() throws Exception {
        long count = 0;
        for (int round = 0; round < 2; round++) {
            requests.reset();
            run(32, Double.POSITIVE_INFINITY, System.nanoTime() + CALIBRATION.toNanos());
            count = requests.sum();
        }
        return (double) count / CALIBRATION.toSeconds();
    }

    private void measure(double rate, int minutes, Path chart) throws Exception {
        OUT.printf("%.0f requests per second for %d minutes%n", rate, minutes);
        OUT.printf("%6s %9s %9s %9s %12s %7s%n", "minute", "p50 ms", "p99 ms", "p99.9 ms", "resident MB", "errors");
        all.clear();
        requests.reset();
        List<double[]> points = new ArrayList<>();
        long start = System.nanoTime();
        long end = start + Duration.ofMinutes(minutes).toNanos();
        try (ExecutorService runner = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> load = runner.submit(() -> {
                run(CONNECTIONS, rate, end);
                return null;
            });
            for (int number = 1; number <= minutes; number++) {
                minute = new Latencies();
                Latencies current = minute;
                Thread.sleep(Duration.ofNanos(start + Duration.ofMinutes(number).toNanos() - System.nanoTime()));
                double[] point = {
                    current.quantile(0.5), current.quantile(0.99), current.quantile(0.999), service.residentMegabytes()
                };
                points.add(point);
                OUT.printf(
                        "%6d %9.1f %9.1f %9.1f %12.0f %7d%n",
                        number, point[0], point[1], point[2], point[3], errors.sum());
            }
            load.get();
        }
        OUT.printf(
                "/me: p50 %.1f ms, p99 %.1f ms, p99.9 %.1f ms; %d requests, %d errors; resident memory of the last half: %+.2f MB a minute%n",
                all.quantile(0.5),
                all.quantile(0.99),
                all.quantile(0.999),
                requests.sum(),
                errors.sum(),
                slope(points.subList(points.size() / 2, points.size())));
        Files.writeString(
                chart,
                Chart.of("minutes", points.size())
                        .line("p50 of /me, ms", points.stream().mapToDouble(point -> point[0]))
                        .line("p99 of /me, ms", points.stream().mapToDouble(point -> point[1]))
                        .line("p99.9 of /me, ms", points.stream().mapToDouble(point -> point[2]))
                        .line("resident memory, 10 MB", points.stream().mapToDouble(point -> point[3] / 10))
                        .svg());
    }

    /** Returns the growth of the resident memory per minute, by least squares. */
    private static double slope(List<double[]> points) {
        double meanX = (points.size() - 1) / 2.0;
        double meanY = points.stream().mapToDouble(point -> point[3]).average().orElse(0);
        double covariance = 0;
        double variance = 0;
        for (int x = 0; x < points.size(); x++) {
            covariance += (x - meanX) * (points.get(x)[3] - meanY);
            variance += (x - meanX) * (x - meanX);
        }
        return variance == 0 ? 0 : covariance / variance;
    }

    private void run(int connections, double rate, long end) throws Exception {
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> calls = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                calls.add(callers.submit(() -> {
                    call(connections / rate * 1e9, end);
                    return null;
                }));
            }
            for (Future<?> call : calls) {
                call.get();
            }
        }
    }

    private void call(double meanPauseNanos, long end) throws Exception {
        try (Connection connection = new Connection(service.port())) {
            long due = System.nanoTime();
            while (true) {
                due = meanPauseNanos == 0
                        ? System.nanoTime()
                        : due
                                + (long) (meanPauseNanos
                                        * ThreadLocalRandom.current().nextExponential());
                if (due >= end) {
                    return;
                }
                Thread.sleep(Duration.ofNanos(Math.max(0, due - System.nanoTime())));
                send(connection, due);
            }
        }
    }

    private void send(Connection connection, long due) throws Exception {
        int user = ThreadLocalRandom.current().nextInt(tokens.length);
        double kind = ThreadLocalRandom.current().nextDouble();
        boolean me = kind < 0.8;
        byte[] request = me
                ? Connection.get("/me", tokens[user])
                : kind < 0.95
                        ? Connection.get("/api/users/clerk/" + Clerk.userId(user), tokens[user])
                        : clerk.delivery(user, true);
        int status = connection.send(request);
        requests.increment();
        if (status != 200) {
            errors.increment();
        }
        if (me) {
            long nanos = System.nanoTime() - due;
            all.record(nanos);
            minute.record(nanos);
        }
    }

    /** A histogram with a resolution of 0.1 ms, up to 2 s. */
    private static final class Latencies {

        private static final int BUCKETS = 20_000;
        private static final int NANOS = 100_000;

        private final AtomicLongArray counts = new AtomicLongArray(BUCKETS);

        void record(long nanos) {
            counts.incrementAndGet((int) Math.min(BUCKETS - 1, nanos / NANOS));
        }

        void clear() {
            for (int bucket = 0; bucket < BUCKETS; bucket++) {
                counts.set(bucket, 0);
            }
        }

        /** Returns the upper limit of the quantile's bucket in milliseconds. */
        double quantile(double quantile) {
            long total = 0;
            for (int bucket = 0; bucket < BUCKETS; bucket++) {
                total += counts.get(bucket);
            }
            long seen = 0;
            int bucket = 0;
            while (bucket < BUCKETS - 1 && (seen += counts.get(bucket)) < total * quantile) {
                bucket++;
            }
            return (bucket + 1) * NANOS / 1e6;
        }
    }
}
