package com.campusg.user.adapter.out.registry;

import com.campusg.user.application.port.out.PendingUserEvents;
import com.campusg.user.domain.UserEvent;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.SQLExceptionSubclassTranslator;
import org.springframework.modulith.events.core.EventPublicationRepository;
import org.springframework.modulith.events.core.EventSerializer;

/**
 * Reads the registry in the order of places, which Spring Modulith's own queries do not know: they go by time of day.
 *
 * <p>Whoever has the turn holds a lock of a connection's own, and reads by that connection: who can read has the turn. If
 * nothing is heard of them for a while, PostgreSQL ends the connection, and the lock goes with it: so it outlives neither
 * a crash nor a process that stands still.
 */
final class RegisteredUserEvents implements PendingUserEvents {

    private static final Logger LOG = LoggerFactory.getLogger(RegisteredUserEvents.class);

    /** Any number will do that nobody else takes: "tell" in ASCII. */
    private static final long KEY = 0x74_65_6C_6CL;

    private static final Map<String, Class<? extends UserEvent>> TYPES = Arrays.stream(
                    UserEvent.class.getPermittedSubclasses())
            .map(type -> type.asSubclass(UserEvent.class))
            .collect(Collectors.toUnmodifiableMap(Class::getName, Function.identity()));

    private final DataSource dataSource;
    private final JdbcClient jdbc;
    private final EventPublicationRepository publications;
    private final EventSerializer serializer;
    private final Duration silence;

    /** @param silence after which whoever has the turn has lost it */
    RegisteredUserEvents(
            DataSource dataSource,
            JdbcClient jdbc,
            EventPublicationRepository publications,
            EventSerializer serializer,
            Duration silence) {
        this.dataSource = dataSource;
        this.jdbc = jdbc;
        this.publications = publications;
        this.serializer = serializer;
        this.silence = silence;
    }

    @Override
    public boolean alone(Consumer<Turn> caller) {
        try (Connection connection = dataSource.getConnection()) {
            if (!ask(connection, "select pg_try_advisory_lock(?)")) {
                return false;
            }
            try {
                execute(connection, "set idle_session_timeout = " + silence.toMillis());
                caller.accept(new Held(new SingleConnectionDataSource(connection, true)));
            } finally {
                letGo(connection);
            }
            return true;
        } catch (SQLException failure) {
            throw new SQLExceptionSubclassTranslator().translate("Telling alone", null, failure);
        }
    }

    private static void letGo(Connection connection) {
        try {
            execute(connection, "reset idle_session_timeout");
            ask(connection, "select pg_advisory_unlock(?)");
        } catch (SQLException gone) {
            LOG.debug("The turn went with its connection", gone);
        }
    }

    private static boolean ask(Connection connection, String question) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(question)) {
            statement.setLong(1, KEY);
            try (ResultSet answer = statement.executeQuery()) {
                return answer.next() && answer.getBoolean(1);
            }
        }
    }

    private static void execute(Connection connection, String command) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(command);
        }
    }

    @Override
    public Backlog backlog() {
        return jdbc.sql("""
                        select count(*),
                               (select publication_date from event_publication order by place limit 1)
                        from event_publication""")
                .query((row, number) -> new Backlog(row.getLong(1), instant(row.getObject(2, OffsetDateTime.class))))
                .single();
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private Pending pending(ResultSet row) throws SQLException {
        String name = row.getString("event_type");
        Class<? extends UserEvent> type = TYPES.get(name);
        if (type == null) {
            // Passing over it would be worse: nobody would ever be told.
            throw new IllegalStateException("This version of the service does not know the event " + name);
        }
        return new Pending(
                row.getObject("id", UUID.class), serializer.deserialize(row.getString("serialized_event"), type));
    }

    /** The turn, for as long as its connection lives. */
    private final class Held implements Turn {

        private final JdbcClient own;

        Held(DataSource own) {
            this.own = JdbcClient.create(own);
        }

        @Override
        public List<Pending> oldest(int most) {
            return own.sql("""
                            select id, event_type, serialized_event from event_publication
                            order by place
                            limit :most""")
                    .param("most", most)
                    .query((row, number) -> pending(row))
                    .list();
        }

        @Override
        public void complete(List<Pending> told) {
            publications.deletePublications(told.stream().map(Pending::id).toList());
        }
    }
}
