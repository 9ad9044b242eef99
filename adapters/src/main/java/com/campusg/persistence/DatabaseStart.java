package com.campusg.persistence;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Waits until the database accepts connections. */
final class DatabaseStart {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseStart.class);

    private static final Duration POLL_INTERVAL = Duration.ofMillis(500);
    private static final Duration LOG_INTERVAL = Duration.ofSeconds(10);

    /** SQLSTATE of connection exceptions, insufficient resources, and a server that is starting or stopping. */
    private static final List<String> UNAVAILABLE_CLASSES = List.of("08", "53", "57P");

    private final DataSource dataSource;
    private final Duration timeout;

    DatabaseStart(DataSource dataSource, Duration timeout) {
        this.dataSource = dataSource;
        this.timeout = timeout;
    }

    /**
     * Returns when a connection was opened, the timeout has elapsed, the process is terminated, or the failure is permanent,
     * such as a wrong password. The next use of the database reports the failure.
     */
    void awaitConnection() {
        // Spring Boot's own shutdown hook waits until the application context has started or failed.
        Thread interruption = new Thread(Thread.currentThread()::interrupt, "database-start-interruption");
        Runtime.getRuntime().addShutdownHook(interruption);
        try {
            poll();
        } finally {
            remove(interruption);
        }
    }

    private static void remove(Thread shutdownHook) {
        try {
            Runtime.getRuntime().removeShutdownHook(shutdownHook);
        } catch (IllegalStateException shuttingDown) {
            LOG.debug("The process ends while it waits for the database", shuttingDown);
        }
    }

    private void poll() {
        long start = System.nanoTime();
        long loggedAt = start - LOG_INTERVAL.toNanos();
        while (true) {
            try {
                dataSource.getConnection().close();
                return;
            } catch (SQLException failure) {
                long now = System.nanoTime();
                if (!isUnavailable(failure) || now - start >= timeout.toNanos()) {
                    return;
                }
                if (now - loggedAt >= LOG_INTERVAL.toNanos()) {
                    loggedAt = now;
                    LOG.warn(
                            "Waiting for the database, for up to {} s: {}",
                            timeout.minusNanos(now - start).toSeconds(),
                            failure.getMessage());
                }
            }
            try {
                Thread.sleep(POLL_INTERVAL);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private static boolean isUnavailable(SQLException failure) {
        String state = String.valueOf(failure.getSQLState());
        return UNAVAILABLE_CLASSES.stream().anyMatch(state::startsWith);
    }
}
