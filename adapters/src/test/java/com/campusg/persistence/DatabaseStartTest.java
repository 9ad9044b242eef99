package com.campusg.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.datasource.AbstractDataSource;

@ExtendWith(OutputCaptureExtension.class)
class DatabaseStartTest {

    private final AtomicInteger attempts = new AtomicInteger();

    @ParameterizedTest
    @ValueSource(strings = {"08001", "08006", "57P03", "53300"})
    void waitsUntilTheDatabaseAcceptsConnections(String state, CapturedOutput output) {
        start(state, 2, Duration.ofMinutes(5)).awaitConnection();

        assertThat(attempts).hasValue(3);
        assertThat(output.getAll().lines().filter(line -> line.contains("Waiting for the database")))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"28P01", "3D000"})
    void doesNotWaitAfterAPermanentFailure(String state) {
        start(state, 2, Duration.ofMinutes(5)).awaitConnection();

        assertThat(attempts).hasValue(1);
    }

    @Test
    void returnsAfterTheTimeout() {
        start("08001", Integer.MAX_VALUE, Duration.ZERO).awaitConnection();

        assertThat(attempts).hasValue(1);
    }

    private DatabaseStart start(String state, int failures, Duration timeout) {
        return new DatabaseStart(
                new AbstractDataSource() {
                    @Override
                    public Connection getConnection() throws SQLException {
                        if (attempts.incrementAndGet() <= failures) {
                            throw new SQLException("unavailable", state);
                        }
                        return (Connection) Proxy.newProxyInstance(
                                Connection.class.getClassLoader(),
                                new Class<?>[] {Connection.class},
                                (proxy, method, arguments) -> null);
                    }

                    @Override
                    public Connection getConnection(String username, String password) throws SQLException {
                        return getConnection();
                    }
                },
                timeout);
    }
}
