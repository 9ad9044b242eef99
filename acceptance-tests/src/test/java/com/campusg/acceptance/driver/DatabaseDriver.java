package com.campusg.acceptance.driver;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.spring.ScenarioScope;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.springframework.context.annotation.ScopedProxyMode;
import org.springframework.stereotype.Component;

/** Reads the database of CampusG, stops and restarts it. */
@Component
@ScenarioScope(proxyMode = ScopedProxyMode.NO)
public class DatabaseDriver {

    private final ScenarioContext context;
    private final DeliveryDriver deliveries;
    private boolean stopped;

    public DatabaseDriver(ScenarioContext context, DeliveryDriver deliveries) {
        this.context = context;
        this.deliveries = deliveries;
    }

    public void holdsNoPersonalDataOf(Person person) {
        assertThat(person.personalData())
                .isNotEmpty()
                .allSatisfy(value ->
                        assertThat(rowsWith(value)).as("Rows with %s", value).isEmpty());
    }

    /** Runs the query with which the migration guide verifies the synchronization. */
    public void guidesQueryFinds(Person person) {
        assertThat(strings("SELECT clerk_user_id FROM users WHERE clerk_user_id IS NOT NULL"))
                .contains(person.clerkId());
    }

    public void hasColumnAndIndexOfGuide() {
        assertThat(strings("select data_type || character_maximum_length from information_schema.columns"
                        + " where table_name = 'users' and column_name = 'clerk_user_id'"))
                .containsExactly("character varying255");
        assertThat(strings("select indexdef from pg_indexes where indexname = 'ix_users_clerk_user_id'"))
                .singleElement()
                .asString()
                .startsWith("CREATE UNIQUE INDEX")
                .endsWith("(clerk_user_id)");
    }

    public void holdsLastDeliveryOnce() {
        assertThat(rowsWith(deliveries.lastBody())).hasSize(1);
    }

    public void holdsNothingOfSecondLastDelivery() {
        assertThat(rowsWith(deliveries.secondLastBody())).isEmpty();
    }

    public void holdsNothingOfLastDelivery() {
        assertThat(rowsWith(deliveries.lastBody())).isEmpty();
    }

    public void stop() {
        stopped = true;
        context.environment().databaseServer().stop();
    }

    public void restart() {
        if (stopped) {
            context.environment().databaseServer().restart();
            stopped = false;
        }
    }

    /** Rows of any table that hold the text in any column, as text or as bytes. */
    private List<String> rowsWith(String text) {
        List<String> found = new ArrayList<>();
        for (String table :
                strings("select table_schema || '.' || quote_ident(table_name) from information_schema.tables"
                        + " where table_schema not in ('pg_catalog', 'information_schema') and table_type = 'BASE TABLE'"
                        // Contains the names of the migrations, which may contain a name by chance.
                        + " and table_name <> 'flyway_schema_history'")) {
            String bytes = HexFormat.of().formatHex(text.getBytes(UTF_8));
            strings("select r::text from %s r".formatted(table)).stream()
                    .filter(row -> contains(row, text) || contains(row, bytes))
                    .map(row -> table + ": " + row)
                    .forEach(found::add);
        }
        return found;
    }

    /** Whether the text of a row, in which PostgreSQL doubles quotation marks, contains the text. */
    private static boolean contains(String row, String text) {
        return row.toLowerCase(Locale.ROOT).replace("\"\"", "\"").contains(text.toLowerCase(Locale.ROOT));
    }

    void execute(String change, Object... parameters) {
        try (Connection connection = context.database().connect();
                PreparedStatement statement = connection.prepareStatement(change)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(change, e);
        }
    }

    List<String> strings(String query, Object... parameters) {
        try (Connection connection = context.database().connect();
                PreparedStatement statement = connection.prepareStatement(query)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            List<String> found = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(String.valueOf(rows.getString(1)));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(query, e);
        }
    }
}
