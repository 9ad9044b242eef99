package com.campusg.sync.adapter.transport.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.kafka.listener.BatchListenerFailedException;
import org.springframework.kafka.listener.ListenerExecutionFailedException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.util.backoff.BackOffExecution;

class DeliveryErrorHandlerTest {

    private static final int INTERVALS_OF_A_DAY = 24 * 360;

    static Stream<RuntimeException> failuresOfTheDatabase() {
        return Stream.of(
                new CannotCreateTransactionException("no connection"),
                new DataAccessResourceFailureException("connection lost"),
                new QueryTimeoutException("timeout"),
                new CannotAcquireLockException("deadlock"),
                new UncategorizedSQLException("select", "select 1", new SQLException()));
    }

    static Stream<RuntimeException> failuresOfTheRecord() {
        return Stream.of(new DataIntegrityViolationException("value too long"), new IllegalStateException("a bug"));
    }

    @ParameterizedTest
    @MethodSource("failuresOfTheDatabase")
    void retriesWithoutLimitWhileTheDatabaseIsUnavailable(RuntimeException failure) {
        assertThat(intervals(failure).limit(INTERVALS_OF_A_DAY))
                .doesNotContain(BackOffExecution.STOP)
                .allMatch(interval -> interval <= 10_000);
    }

    @ParameterizedTest
    @MethodSource("failuresOfTheRecord")
    void retriesForMinutesAfterOtherFailures(RuntimeException failure) {
        long[] intervals = intervals(failure)
                .limit(INTERVALS_OF_A_DAY)
                .takeWhile(interval -> interval != BackOffExecution.STOP)
                .toArray();

        assertThat(LongStream.of(intervals).sum()).isBetween(120_000L, 300_000L);
    }

    private static LongStream intervals(RuntimeException failure) {
        BackOffExecution execution = DeliveryErrorHandler.backOff(new ListenerExecutionFailedException(
                        "failed", new BatchListenerFailedException("Not applied", failure, 0)))
                .start();
        return LongStream.generate(execution::nextBackOff);
    }
}
