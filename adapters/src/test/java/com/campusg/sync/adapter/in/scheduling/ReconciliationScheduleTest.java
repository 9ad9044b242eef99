package com.campusg.sync.adapter.in.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import com.campusg.sync.application.port.in.ReconcileUsers;
import com.campusg.sync.application.port.in.ReconcileUsers.Request;
import com.campusg.sync.application.port.in.ReconcileUsers.Result;
import com.campusg.sync.domain.Reconciliation;
import com.campusg.sync.domain.Reconciliation.Drift;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ReconciliationScheduleTest {

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    static Stream<Arguments> results() {
        Reconciliation reconciliation = new Reconciliation(Instant.EPOCH, Instant.EPOCH, null, Drift.NONE);
        return Stream.of(
                Arguments.of(new Result.Completed(reconciliation, 7, List.of(), List.of(), List.of()), "completed"),
                Arguments.of(new Result.TooManyDeletions(21, 20), "failed"),
                Arguments.of(new Result.OtherInstance(), "failed"),
                Arguments.of(new Result.UnknownInstance(), "failed"),
                Arguments.of(new Result.Busy(), "busy"));
    }

    @Test
    void reconcilesTheUsersThatChangedSinceTheLastReconciliation() {
        List<Request> requests = new ArrayList<>();

        schedule((request, progress) -> {
                    requests.add(request);
                    return new Result.Busy();
                })
                .reconcile();

        assertThat(requests).containsExactly(Request.SINCE_LAST);
    }

    @ParameterizedTest
    @MethodSource("results")
    void countsReconciliationsByResult(Result result, String tag) {
        schedule((request, progress) -> result).reconcile();

        assertThat(count(tag)).isOne();
    }

    @Test
    void countsAFailureAndKeepsTheSchedule() {
        schedule((request, progress) -> {
                    throw new IllegalStateException("Clerk is unavailable");
                })
                .reconcile();

        assertThat(count("failed")).isOne();
    }

    private ReconciliationSchedule schedule(ReconcileUsers reconcileUsers) {
        return new ReconciliationSchedule(reconcileUsers, meters);
    }

    private double count(String result) {
        Counter counter = meters.find("campusg.clerk.reconciliations")
                .tag("result", result)
                .counter();
        return counter == null ? 0 : counter.count();
    }
}
