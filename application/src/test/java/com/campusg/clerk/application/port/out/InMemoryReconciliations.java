package com.campusg.clerk.application.port.out;

import com.campusg.clerk.domain.Reconciliation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reconciliations for as long as a test lasts. */
public final class InMemoryReconciliations implements Reconciliations {

    private final List<Reconciliation> all = new ArrayList<>();

    @Override
    public Optional<Reconciliation> last() {
        return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
    }

    @Override
    public void add(Reconciliation reconciliation) {
        all.add(reconciliation);
    }
}
