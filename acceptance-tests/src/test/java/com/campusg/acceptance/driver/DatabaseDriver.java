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

/** Looks into CampusG's database, and takes it away. */
@Component
@ScenarioScope(proxyMode = ScopedProxyMode.NO)
public class DatabaseDriver {

    private final Stage stage;
    private final NoticeDriver notices;
    private boolean away;

    public DatabaseDriver(Stage stage, NoticeDriver notices) {
        this.stage = stage;
        this.notices = notices;
    }

    public void holdsNothingPersonalOf(Person person) {
        assertThat(person.personalTraces())
                .isNotEmpty()
                .allSatisfy(trace ->
                        assertThat(rowsWith(trace)).as("Traces of %s", trace).isEmpty());
    }

    /** What the guide tells everybody to run who wants to see whether it works. */
    public void guidesCheckFinds(Person person) {
        assertThat(strings("SELECT clerk_user_id FROM users WHERE clerk_user_id IS NOT NULL"))
                .contains(person.clerkId());
    }

    public void holdsTheLastNotice() {
        assertThat(rowsWith(notices.lastBody())).hasSize(1);
    }

    public void holdsNothingOfTheNoticeBeforeTheLast() {
        assertThat(rowsWith(notices.bodyBeforeTheLast())).isEmpty();
    }

    public void holdsNothingOfTheLastNotice() {
        assertThat(rowsWith(notices.lastBody())).isEmpty();
    }

    public void goAway() {
        away = true;
        stage.campus().databases().goAway();
    }

    public void comeBack() {
        if (away) {
            stage.campus().databases().comeBack();
            away = false;
        }
    }

    /** Rows of any table that hold the text in any column, as text or as bytes. */
    private List<String> rowsWith(String text) {
        List<String> found = new ArrayList<>();
        for (String table : strings(
                "select table_schema || '.' || quote_ident(table_name) from information_schema.tables"
                        + " where table_schema not in ('pg_catalog', 'information_schema') and table_type = 'BASE TABLE'")) {
            String bytes = HexFormat.of().formatHex(text.getBytes(UTF_8));
            strings("select r::text from %s r".formatted(table)).stream()
                    .filter(row -> contains(row, text) || contains(row, bytes))
                    .map(row -> table + ": " + row)
                    .forEach(found::add);
        }
        return found;
    }

    /** A row shown as text has the quotation marks and backslashes of its values doubled. */
    private static boolean contains(String row, String text) {
        return row.toLowerCase(Locale.ROOT).replace("\"\"", "\"").contains(text.toLowerCase(Locale.ROOT));
    }

    void execute(String change, Object... parameters) {
        try (Connection connection = stage.database().connect();
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
        try (Connection connection = stage.database().connect();
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
