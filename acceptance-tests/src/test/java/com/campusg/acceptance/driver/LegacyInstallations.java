package com.campusg.acceptance.driver;

import com.campusg.testing.environment.CampusDatabase;
import com.campusg.testing.environment.TestEnvironment;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** One installation for each state of a database from before Clerk. Each scenario uses other users of it. */
@Component
class LegacyInstallations {

    private static final String BEFORE_CLERK = """
            create table users (
                user_id          varchar(36)  primary key,
                email            varchar(255) not null unique,
                first_name       varchar(100) not null,
                last_name        varchar(100) not null,
                phone_number     varchar(20),
                user_stripe_card jsonb,
                customer_rating  numeric      not null,
                runner_rating    numeric      not null,
                created_at       timestamp    not null,
                updated_at       timestamp    not null
            );
            create index ix_users_email on users (email);
            create index ix_users_customer_rating on users (customer_rating);
            create index ix_users_runner_rating on users (runner_rating);
            """;

    private static final String GUIDES_CHANGE = """
            alter table users add column clerk_user_id varchar(255);
            create unique index ix_users_clerk_user_id on users (clerk_user_id);
            """;

    private static final String INSERT_USER = """
            insert into users (user_id, email, first_name, last_name, phone_number, user_stripe_card,
                               customer_rating, runner_rating, created_at, updated_at)
            values (?, ?, ?, 'Alumna', '+12025550100', '{"token": "tok_visa", "last4": "4242"}',
                    ?::numeric, ?::numeric, '2025-03-24 08:00:00', '2025-03-24 08:00:00')
            """;

    private static final List<String> UNLINKED = List.of("Olga", "Carl", "Nina", "Otto", "Paul", "Rita", "Vera");

    private static final List<String> LINKED = List.of("Greta", "Gus");

    private final TestEnvironment environment;
    private final Map<String, LegacyInstallation> started = new ConcurrentHashMap<>();

    LegacyInstallations(TestEnvironment environment) {
        this.environment = environment;
    }

    LegacyInstallation on(String database) {
        return started.computeIfAbsent(database, which -> switch (which) {
            case "without the guide's change" -> start(false);
            case "with the guide's change" -> start(true);
            case "that was empty" -> new LegacyInstallation(environment.campusG(), environment.database(), List.of());
            default -> throw new IllegalArgumentException(which);
        });
    }

    private LegacyInstallation start(boolean afterGuidesChange) {
        CampusDatabase database = environment.databaseServer().create();
        List<LegacyInstallation.LegacyUser> users = new ArrayList<>();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(BEFORE_CLERK);
            if (afterGuidesChange) {
                statement.execute(GUIDES_CHANGE);
            }
            for (String name : Stream.concat(UNLINKED.stream(), LINKED.stream()).toList()) {
                boolean linked = afterGuidesChange && LINKED.contains(name);
                users.add(insert(connection, name, linked));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The database could not be created", e);
        }
        return new LegacyInstallation(environment.start(environment.clerk(), database, Map.of()), database, users);
    }

    private static LegacyInstallation.LegacyUser insert(Connection connection, String name, boolean linked)
            throws SQLException {
        LegacyInstallation.LegacyUser legacyUser = new LegacyInstallation.LegacyUser(
                UUID.randomUUID().toString(),
                name,
                name.toLowerCase(Locale.ROOT) + "@old-campus.edu",
                "4.5",
                "5.0",
                linked ? Ids.next("user_") : null);
        try (PreparedStatement insertion = connection.prepareStatement(INSERT_USER)) {
            insertion.setString(1, legacyUser.userId());
            insertion.setString(2, legacyUser.email());
            insertion.setString(3, name);
            insertion.setString(4, legacyUser.customerRating());
            insertion.setString(5, legacyUser.runnerRating());
            insertion.executeUpdate();
        }
        if (linked) {
            try (PreparedStatement update =
                    connection.prepareStatement("update users set clerk_user_id = ? where user_id = ?")) {
                update.setString(1, legacyUser.clerkUserId());
                update.setString(2, legacyUser.userId());
                update.executeUpdate();
            }
        }
        return legacyUser;
    }
}
