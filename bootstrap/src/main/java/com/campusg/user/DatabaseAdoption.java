package com.campusg.user;

import com.campusg.InvalidSettingException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.stereotype.Component;

/**
 * Takes over a database that CampusG had before this service: where there are users but no record of migrations, the
 * first migration is taken as done. The second one does no harm to a database that has its change already.
 *
 * <p>Whether anything is migrated at all is asked here again, because a start that was prepared ahead of time has Flyway either
 * way: the training run of the image has no database.
 */
@Component
class DatabaseAdoption implements FlywayConfigurationCustomizer, FlywayMigrationStrategy {

    private static final String FROM_BEFORE_CLERK = "1";
    private static final String WITHOUT_USERS = "0";

    /** The class of SQL states for a user or a password that is not accepted. */
    private static final String WRONG_CREDENTIALS = "28";

    private final boolean wanted;

    DatabaseAdoption(@Value("${spring.flyway.enabled:true}") boolean wanted) {
        this.wanted = wanted;
    }

    @Override
    public void customize(FluentConfiguration configuration) {
        if (!wanted) {
            return;
        }
        configuration.baselineVersion(hasUsers(configuration.getDataSource()) ? FROM_BEFORE_CLERK : WITHOUT_USERS);
        configuration.baselineDescription("adopted");
    }

    @Override
    public void migrate(Flyway flyway) {
        if (wanted) {
            flyway.migrate();
        }
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
