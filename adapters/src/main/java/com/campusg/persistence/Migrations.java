package com.campusg.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.output.MigrateResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * Migrates the database with Flyway, and adopts an existing CampusG database. All pending migrations are one transaction, so a
 * failure leaves the database unchanged.
 */
public final class Migrations {

    private static final Logger LOG = LoggerFactory.getLogger(Migrations.class);

    /** V1 is the table {@code users} from before Clerk. */
    private static final String WITH_USERS = "1";

    private static final String WITHOUT_USERS = "0";

    private static final String ADOPTED = "adopted";

    private static final String OWN_HISTORY = "campusg_flyway_schema_history";

    private static final String LOCK_NOT_AVAILABLE = "55P03";

    /** About two minutes: an attempt waits for locks for three seconds, see {@code beforeEachMigrate.sql}. */
    private static final int MAX_ATTEMPTS = 20;

    /** Between attempts, statements that wait for the same locks are executed. */
    private static final Duration RETRY_DELAY = Duration.ofSeconds(3);

    private final ObjectProvider<Flyway> flyway;
    private final MigrationDatabase database;
    private final int maxAttempts;

    Migrations(ObjectProvider<Flyway> flyway, MigrationDatabase database) {
        this(flyway, database, MAX_ATTEMPTS);
    }

    Migrations(ObjectProvider<Flyway> flyway, MigrationDatabase database, int maxAttempts) {
        this.flyway = flyway;
        this.database = database;
        this.maxAttempts = maxAttempts;
    }

    /**
     * The result of a migration.
     *
     * @param version the version of the schema
     * @param applied the number of migrations that were applied
     */
    public record Result(String version, int applied) {}

    /**
     * Applies all pending migrations. If none is pending, nothing is written, and the role needs no privileges but to read.
     *
     * @throws InvalidConfigurationPropertyValueException if the database or the role is unsuitable, or a migration fails. The
     *     reason is one line.
     */
    public Result migrate() {
        FluentConfiguration configuration =
                Flyway.configure().configuration(flyway.getObject().getConfiguration());
        try (Connection connection = configuration.getDataSource().getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            ExistingDatabase existing = new ExistingDatabase(statement);
            adopt(configuration, existing);
            Optional<Result> current = current(configuration, existing);
            if (current.isPresent()) {
                return current.get();
            }
            Result result = migrate(configuration, existing);
            connection.commit();
            return result;
        } catch (SQLException failure) {
            throw database.unusable(failure);
        } catch (FlywayException failure) {
            throw failed(failure);
        }
    }

    /**
     * A database that has the table {@code users}, but no record of migrations, is adopted: the first migration counts as
     * applied. The second one has no effect on a database that already has its change. If another application records its
     * migrations in the same schema, the record of this service has a name of its own.
     */
    private static void adopt(FluentConfiguration configuration, ExistingDatabase existing) throws SQLException {
        configuration
                .group(true)
                .baselineOnMigrate(true)
                .baselineVersion(existing.hasUsers() ? WITH_USERS : WITHOUT_USERS)
                .baselineDescription(ADOPTED);
        if (existing.has(configuration.getTable()) && existing.isHistoryOfAnotherApplication()) {
            configuration.table(OWN_HISTORY);
        }
    }

    private static Optional<Result> current(FluentConfiguration configuration, ExistingDatabase existing)
            throws SQLException {
        if (!existing.has(configuration.getTable())) {
            return Optional.empty();
        }
        Flyway loaded = configuration.load();
        MigrationInfoService info = loaded.info();
        MigrationInfo last = info.current();
        if (last == null || info.pending().length > 0) {
            return Optional.empty();
        }
        loaded.validate();
        return Optional.of(new Result(String.valueOf(last.getVersion()), 0));
    }

    /** One instance migrates at a time: Flyway's own lock does not cover the creation of the history table. */
    private Result migrate(FluentConfiguration configuration, ExistingDatabase existing) throws SQLException {
        if (existing.isReadOnly()) {
            throw database.unsuitable(
                    "names a read-only server, where migrations are pending. Name the primary server");
        }
        if (!existing.isMigratable()) {
            throw database.unsuitableRole("names a role that lacks the privileges for pending migrations."
                    + " Run the command migrate with the owner of the database as SPRING_FLYWAY_USER");
        }
        existing.lock();
        adopt(configuration, existing);
        boolean adopting = !existing.has(configuration.getTable());
        if (adopting) {
            existing.differencesOfUsers().ifPresent(differences -> {
                throw database.unsuitable("names a database whose table users is not that of CampusG: " + differences
                        + ". Nothing was changed");
            });
        }
        try {
            MigrateResult result = migrateWithRetries(configuration, existing);
            return new Result(
                    Objects.requireNonNullElse(result.targetSchemaVersion, result.initialSchemaVersion),
                    result.migrationsExecuted);
        } catch (FlywayException failure) {
            if (adopting) {
                existing.drop(configuration.getTable());
            }
            throw failure;
        }
    }

    private MigrateResult migrateWithRetries(FluentConfiguration configuration, ExistingDatabase existing)
            throws SQLException {
        for (int attempt = 1; ; attempt++) {
            try {
                return configuration.load().migrate();
            } catch (FlywayException failure) {
                if (!isLockNotAvailable(failure)) {
                    throw failure;
                }
                String holders = existing.lockHolders();
                if (attempt == maxAttempts) {
                    throw database.unsuitable("names a database that cannot be migrated: tables are locked by "
                            + holders + ". End that transaction and start again");
                }
                LOG.warn(
                        "Migrations wait for locks, attempt {} of {}: tables are locked by {}",
                        attempt,
                        maxAttempts,
                        holders);
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(RETRY_DELAY);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new FlywayException("Interrupted while migrations wait for locks");
        }
    }

    private static boolean isLockNotAvailable(FlywayException failure) {
        return sqlFailure(failure)
                .filter(cause -> LOCK_NOT_AVAILABLE.equals(cause.getSQLState()))
                .isPresent();
    }

    private static Optional<SQLException> sqlFailure(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .filter(SQLException.class::isInstance)
                .map(SQLException.class::cast)
                .findFirst();
    }

    /** Omits the statement, which Flyway adds to the message of the database. */
    private InvalidConfigurationPropertyValueException failed(FlywayException failure) {
        Throwable cause = sqlFailure(failure).<Throwable>map(found -> found).orElse(failure);
        return database.unsuitable("names a database that cannot be migrated: " + MigrationDatabase.oneLine(cause)
                + ". Remove the obstacle and start again");
    }
}
