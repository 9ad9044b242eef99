package com.campusg.acceptance.driver;

import com.campusg.acceptance.campus.Campus;
import com.campusg.acceptance.campus.CampusDatabase;
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

/** One campus for each kind of old database; every scenario takes people of it whom no other scenario takes. */
@Component
class OldCampuses {

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

    private static final String RESIDENT = """
            insert into users (user_id, email, first_name, last_name, phone_number, user_stripe_card,
                               customer_rating, runner_rating, created_at, updated_at)
            values (?, ?, ?, 'Alumna', '+12025550100', '{"token": "tok_visa", "last4": "4242"}',
                    ?::numeric, ?::numeric, '2025-03-24 08:00:00', '2025-03-24 08:00:00')
            """;

    private static final List<String> NOT_YET_AT_CLERK =
            List.of("Olga", "Carl", "Nina", "Otto", "Paul", "Rita", "Vera");

    private static final List<String> KNOWN_TO_CLERK = List.of("Greta", "Gus");

    private final Campus campus;
    private final Map<String, OldCampus> started = new ConcurrentHashMap<>();

    OldCampuses(Campus campus) {
        this.campus = campus;
    }

    OldCampus on(String database) {
        return started.computeIfAbsent(database, which -> switch (which) {
            case "from before the guide's change" -> start(false);
            case "from after the guide's change" -> start(true);
            case "that was empty" -> new OldCampus(campus.campusG(), campus.database(), List.of());
            default -> throw new IllegalArgumentException(which);
        });
    }

    private OldCampus start(boolean afterGuidesChange) {
        CampusDatabase database = campus.databases().create();
        List<OldCampus.Resident> residents = new ArrayList<>();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(BEFORE_CLERK);
            if (afterGuidesChange) {
                statement.execute(GUIDES_CHANGE);
            }
            for (String name : Stream.concat(NOT_YET_AT_CLERK.stream(), KNOWN_TO_CLERK.stream())
                    .toList()) {
                boolean known = afterGuidesChange && KNOWN_TO_CLERK.contains(name);
                residents.add(settle(connection, name, known));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The old campus could not be built", e);
        }
        return new OldCampus(campus.start(campus.clerk(), database, Map.of()), database, residents);
    }

    private static OldCampus.Resident settle(Connection connection, String name, boolean known) throws SQLException {
        OldCampus.Resident resident = new OldCampus.Resident(
                UUID.randomUUID().toString(),
                name,
                name.toLowerCase(Locale.ROOT) + "@old-campus.edu",
                "4.5",
                "5.0",
                known ? Ids.next("user_") : null);
        try (PreparedStatement insert = connection.prepareStatement(RESIDENT)) {
            insert.setString(1, resident.userId());
            insert.setString(2, resident.email());
            insert.setString(3, name);
            insert.setString(4, resident.customerRating());
            insert.setString(5, resident.runnerRating());
            insert.executeUpdate();
        }
        if (known) {
            try (PreparedStatement update =
                    connection.prepareStatement("update users set clerk_user_id = ? where user_id = ?")) {
                update.setString(1, resident.clerkUserId());
                update.setString(2, resident.userId());
                update.executeUpdate();
            }
        }
        return resident;
    }
}
