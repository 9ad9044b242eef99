package com.campusg.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.InvalidDataAccessResourceUsageException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

class DatabaseFailuresTest {

    static Stream<Exception> failuresOfTheDatabase() {
        return Stream.of(
                new CannotCreateTransactionException("no connection"),
                new TransactionSystemException("connection lost at commit"),
                new CannotGetJdbcConnectionException("no connection"),
                new DataAccessResourceFailureException("connection lost"),
                new TransientDataAccessResourceException("try again"),
                new RecoverableDataAccessException("reconnect"),
                new QueryTimeoutException("timeout"),
                new CannotAcquireLockException("deadlock"),
                new UncategorizedSQLException("update", "update users", new SQLException("disk full", "53100")));
    }

    static Stream<Exception> failuresOfTheStatement() {
        return Stream.of(
                new DataIntegrityViolationException("value too long"),
                new DuplicateKeyException("duplicate key"),
                new InvalidDataAccessResourceUsageException("no such column"));
    }

    @ParameterizedTest
    @MethodSource("failuresOfTheDatabase")
    void failureOfTheDatabaseIsTransient(Exception failure) {
        assertThat(DatabaseFailures.isTransient(failure)).isTrue();
        assertThat(DatabaseFailures.isTransient(new IllegalStateException(failure)))
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("failuresOfTheStatement")
    void failureOfTheStatementIsNotTransient(Exception failure) {
        assertThat(DatabaseFailures.isTransient(failure)).isFalse();
        assertThat(DatabaseFailures.isTransient(new IllegalStateException(failure)))
                .isFalse();
    }

    @Test
    void firstFailureOfTheDatabaseInTheChainOfCausesDecides() {
        Exception lost = new DataAccessResourceFailureException("connection lost");

        assertThat(DatabaseFailures.isTransient(new DataIntegrityViolationException("value too long", lost)))
                .isFalse();
    }

    @Test
    void otherFailureIsNotTransient() {
        assertThat(DatabaseFailures.isTransient(new IllegalStateException("bug")))
                .isFalse();
        assertThat(DatabaseFailures.isTransient(new IllegalStateException("bug", new SQLException())))
                .isFalse();
    }
}
