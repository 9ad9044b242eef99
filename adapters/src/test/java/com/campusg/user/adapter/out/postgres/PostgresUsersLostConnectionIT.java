package com.campusg.user.adapter.out.postgres;

import static com.campusg.user.application.port.out.UserFixture.ADA;
import static com.campusg.user.application.port.out.UserFixture.GRACE;
import static com.campusg.user.application.port.out.UserFixture.UNKNOWN;
import static com.campusg.user.application.port.out.UserFixture.anyUser;
import static org.assertj.core.api.Assertions.assertThat;

import com.campusg.DatabaseTest;
import com.campusg.testing.TestDatabase;
import com.campusg.testing.Timeouts;
import com.campusg.user.domain.ClerkUserId;
import com.campusg.user.domain.User;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Reads while one connection of the pool does not answer. */
@DatabaseTest
class PostgresUsersLostConnectionIT {

    private final JdbcClient jdbc;
    private final DataSource dataSource;
    private final ServerSocket silentServer;
    private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();

    PostgresUsersLostConnectionIT(@Autowired JdbcClient jdbc, @Autowired DataSource dataSource) throws IOException {
        this.jdbc = jdbc;
        this.dataSource = dataSource;
        this.silentServer = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    @BeforeEach
    void addUser(@Autowired JdbcTemplate statements) {
        try (PostgresUsers users = new PostgresUsers(jdbc, statements)) {
            users.addAll(List.of(anyUser()));
        }
    }

    @AfterEach
    void deleteUsers() throws IOException {
        jdbc.sql("delete from users").update();
        silentServer.close();
        callers.close();
    }

    @Test
    void answersOtherReadsWhileOneConnectionDoesNotAnswer() throws IOException {
        try (PostgresUsers users = users(firstConnectionTo(silentServer))) {
            Future<Optional<User>> lost = callers.submit(() -> users.find(ADA));
            try (Socket silent = silentServer.accept()) {
                assertThat(silent.isConnected()).isTrue();

                assertThat(results(users, ADA, GRACE, UNKNOWN))
                        .containsExactly(Optional.of(anyUser()), Optional.empty(), Optional.empty());
                assertThat(results(users, ADA)).containsExactly(Optional.of(anyUser()));
                assertThat(lost).isNotDone();
            }

            assertThat(lost)
                    .failsWithin(Timeouts.DEFAULT)
                    .withThrowableThat()
                    .havingCause()
                    .isInstanceOf(DataAccessException.class);
            assertThat(users.find(ADA)).contains(anyUser());
        }
    }

    private List<Optional<User>> results(PostgresUsers users, ClerkUserId... ids) {
        List<Future<Optional<User>>> reads =
                Stream.of(ids).map(id -> callers.submit(() -> users.find(id))).toList();
        reads.forEach(read -> assertThat(read).succeedsWithin(Timeouts.DEFAULT));
        return reads.stream().map(Future::resultNow).toList();
    }

    private static PostgresUsers users(DataSource dataSource) {
        return new PostgresUsers(JdbcClient.create(dataSource), new JdbcTemplate(dataSource));
    }

    /** The first connection is one to a server that accepts it and then sends nothing. */
    private DataSource firstConnectionTo(ServerSocket silent) {
        DataSource lost = new DriverManagerDataSource(
                "jdbc:postgresql://127.0.0.1:" + silent.getLocalPort() + "/silent?sslmode=disable",
                TestDatabase.USERNAME,
                TestDatabase.PASSWORD);
        AtomicBoolean first = new AtomicBoolean(true);
        return new DelegatingDataSource(dataSource) {
            @Override
            public Connection getConnection() throws SQLException {
                return first.getAndSet(false) ? lost.getConnection() : super.getConnection();
            }
        };
    }
}
