package com.campusg.user;

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
        } catch (SQLException unreachable) {
            throw new IllegalStateException("The database cannot be looked at", unreachable);
        }
    }
}
