package com.campusg.user;

import com.campusg.InvalidSettingException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.stereotype.Component;

/**
 * Takes over a database that CampusG had before this service: where there are users but no record of migrations, the
 * first migration is taken as done. The second one does no harm to a database that has its change already.
 */
@Component
class DatabaseAdoption implements FlywayConfigurationCustomizer {

    private static final String FROM_BEFORE_CLERK = "1";
    private static final String WITHOUT_USERS = "0";

    /** The class of SQL states for a user or a password that is not accepted. */
    private static final String WRONG_CREDENTIALS = "28";

    @Override
    public void customize(FluentConfiguration configuration) {
        configuration.baselineVersion(hasUsers(configuration.getDataSource()) ? FROM_BEFORE_CLERK : WITHOUT_USERS);
        configuration.baselineDescription("adopted");
    }

    private static boolean hasUsers(DataSource database) {
        try (Connection connection = database.getConnection();
                ResultSet users =
                        connection.createStatement().executeQuery("select to_regclass('users') is not null")) {
            return users.next() && users.getBoolean(1);
        } catch (SQLException refused) {
            throw unusable(refused);
        }
    }

    private static InvalidSettingException unusable(SQLException refused) {
        String state = String.valueOf(refused.getSQLState());
        return state.startsWith(WRONG_CREDENTIALS)
                ? new InvalidSettingException(
                        "SPRING_DATASOURCE_PASSWORD",
                        "or SPRING_DATASOURCE_USERNAME is not what the database knows",
                        "Ask whoever runs the database")
                : new InvalidSettingException(
                        "SPRING_DATASOURCE_URL",
                        "names a database that cannot be used: " + refused.getMessage(),
                        "Is it running, and does the URL name it?");
    }
}
