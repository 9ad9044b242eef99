package com.campusg.sync.application.port.out;

import static org.assertj.core.api.Assertions.assertThat;

import com.campusg.sync.domain.Reconciliation;
import com.campusg.sync.domain.Reconciliation.Drift;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The contract of {@link Reconciliations}. */
public abstract class ReconciliationsContract {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00.123Z");

    protected abstract Reconciliations reconciliations();

    @Test
    void isEmptyInitially() {
        assertThat(reconciliations().last()).isEmpty();
    }

    @Test
    void returnsTheLastReconciliation() {
        Reconciliation last = new Reconciliation(NOW, NOW.plusSeconds(9), NOW.minusSeconds(1), new Drift(1, 2, 3));
        reconciliations().add(new Reconciliation(NOW, NOW, null, Drift.NONE));
        reconciliations().add(last);

        assertThat(reconciliations().last()).contains(last);
    }

    @Test
    void keepsThatSomeUsersWereNeverCompared() {
        Reconciliation partial = new Reconciliation(NOW, NOW, null, Drift.NONE);
        reconciliations().add(partial);

        assertThat(reconciliations().last()).contains(partial);
    }
}
