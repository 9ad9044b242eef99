package com.campusg.sync.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReconciliationTest {

    @Test
    void countsAllDifferences() {
        assertThat(new Reconciliation.Drift(1, 20, 300).total()).isEqualTo(321);
        assertThat(Reconciliation.Drift.NONE.total()).isZero();
    }
}
