package com.campusg.clerk.adapter.queue.kafka;

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
import org.springframework.kafka.listener.ListenerExecutionFailedException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.util.backoff.BackOffExecution;

class RetriesTest {

    private static final int A_DAY_OF_PAUSES = 24 * 360;

    static Stream<RuntimeException> ofTheDatabase() {
        return Stream.of(
                new CannotCreateTransactionException("away"),
                new DataAccessResourceFailureException("away"),
                new QueryTimeoutException("slow"),
                new CannotAcquireLockException("busy"),
                new UncategorizedSQLException("odd", "select 1", new SQLException()));
    }

    static Stream<RuntimeException> ofTheRecord() {
        return Stream.of(new DataIntegrityViolationException("wrong"), new IllegalStateException("a mistake of ours"));
    }

    @ParameterizedTest
    @MethodSource("ofTheDatabase")
    void waitsForTheDatabaseForEver(RuntimeException failure) {
        assertThat(pauses(failure).limit(A_DAY_OF_PAUSES))
                .doesNotContain(BackOffExecution.STOP)
                .allMatch(pause -> pause <= 10_000);
    }

    @ParameterizedTest
    @MethodSource("ofTheRecord")
    void triesForSomeMinutesWhatIsNotTheDatabasesTrouble(RuntimeException failure) {
        long[] pauses = pauses(failure)
                .limit(A_DAY_OF_PAUSES)
                .takeWhile(pause -> pause != BackOffExecution.STOP)
                .toArray();

        assertThat(LongStream.of(pauses).sum()).isBetween(120_000L, 300_000L);
    }

    private static LongStream pauses(RuntimeException failure) {
        BackOffExecution execution = Retries.pauses(new ListenerExecutionFailedException("failed", failure))
                .start();
        return LongStream.generate(execution::nextBackOff);
    }
}
