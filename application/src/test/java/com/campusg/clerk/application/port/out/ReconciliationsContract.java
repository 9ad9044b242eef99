package com.campusg.clerk.application.port.out;

import static org.assertj.core.api.Assertions.assertThat;

import com.campusg.clerk.domain.Reconciliation;
import com.campusg.clerk.domain.Reconciliation.Drift;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What every adapter of {@link Reconciliations} does. */
public abstract class ReconciliationsContract {

    private static final Instant THEN = Instant.parse("2026-11-23T10:00:00.123Z");

    protected abstract Reconciliations reconciliations();

    @Test
    void knowsNoneToBeginWith() {
        assertThat(reconciliations().last()).isEmpty();
    }

    @Test
    void knowsTheLastOne() {
        Reconciliation last = new Reconciliation(THEN, THEN.plusSeconds(9), THEN.minusSeconds(1), new Drift(1, 2, 3));
        reconciliations().add(new Reconciliation(THEN, THEN, null, Drift.NONE));
        reconciliations().add(last);

        assertThat(reconciliations().last()).contains(last);
    }

    @Test
    void keepsThatSomeWereNeverCompared() {
        Reconciliation partial = new Reconciliation(THEN, THEN, null, Drift.NONE);
        reconciliations().add(partial);

        assertThat(reconciliations().last()).contains(partial);
    }
}
