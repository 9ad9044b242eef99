package com.campusg.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.campusg.testing.CrashPoint;
import com.campusg.testing.MessageProxy;
import com.campusg.testing.TestDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.annotation.ComponentScan;

/** Ends the connection to PostgreSQL at messages of the migration of an empty database; the next start completes it. */
@Tag("faults")
class MigrationCrashPointsIT {

    /** Of this many messages one is a crash point. */
    private static final int SHARE = Integer.getInteger("campusg.faults.migration-share", 40);

    private static final long SEED = Long.getLong("campusg.faults.seed", System.nanoTime());

    private static final String SCHEMA = """
            select table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable || coalesce(column_default, '')
            from information_schema.columns where table_schema = 'public' and table_name not like '%flyway%'
            union all select indexdef from pg_indexes where schemaname = 'public' and tablename not like '%flyway%'
            union all select conrelid::regclass || pg_get_constraintdef(oid) from pg_constraint where conrelid <> 0
            union all select 'migration ' || version || success from flyway_schema_history
            order by 1""";

    /** What the command {@code migrate} starts. */
    @ImportAutoConfiguration({DataSourceAutoConfiguration.class, FlywayAutoConfiguration.class})
    @ComponentScan("com.campusg.persistence")
    private static final class Database {}

    @Test
    void completesAnInterruptedMigration() throws SQLException {
        try (TestDatabase server = TestDatabase.start()) {
            CrashPoint clean = CrashPoint.none();
            List<String> schema = migrate(server, clean);
            int points = 0;
            for (int message = 1; message <= clean.count(); message++) {
                if (Math.floorMod(message + SEED, SHARE) == 0) {
                    for (boolean after : new boolean[] {false, true}) {
                        assertThat(migrate(server, new CrashPoint(message, after, () -> {})))
                                .as("Connection ended at message %d of %d", message, clean.count())
                                .isEqualTo(schema);
                        points++;
                    }
                }
            }
            System.out.printf("Crash points of the migration: %d of %d, seed %d%n", points, 2 * clean.count(), SEED);
            assertThat(points).isPositive();
        }
    }

    /** Migrates an empty database, again after the fault, and returns the schema. */
    private static List<String> migrate(TestDatabase server, CrashPoint point) throws SQLException {
        String url = server.createDatabase();
        try (MessageProxy proxy = MessageProxy.start(server.port(), MessageProxy.Protocol.POSTGRESQL)) {
            String proxied = url.replace(":" + server.port() + "/", ":" + proxy.port() + "/");
            proxy.intercept(point);
            try {
                migrate(proxied);
            } catch (RuntimeException failure) {
                assertThat(point.isReached()).as("%s", failure).isTrue();
            }
            proxy.intercept(MessageProxy.Interceptor.NONE);
            migrate(proxied);
        }
        List<String> schema = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(url, TestDatabase.USERNAME, TestDatabase.PASSWORD);
                Statement statement = connection.createStatement()) {
            try (ResultSet rows = statement.executeQuery(SCHEMA)) {
                while (rows.next()) {
                    schema.add(rows.getString(1));
                }
            }
        }
        return schema;
    }

    private static void migrate(String url) {
        new SpringApplicationBuilder(Database.class)
                .web(WebApplicationType.NONE)
                .run(
                        "--spring.datasource.url=" + url,
                        "--spring.datasource.username=" + TestDatabase.USERNAME,
                        "--spring.datasource.password=" + TestDatabase.PASSWORD,
                        "--campusg.database.start-timeout=1s",
                        "--logging.level.root=off")
                .close();
    }
}
