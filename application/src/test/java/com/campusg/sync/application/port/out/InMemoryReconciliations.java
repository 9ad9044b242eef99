package com.campusg.sync.application.port.out;

import com.campusg.sync.domain.Reconciliation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The history of reconciliations in memory. */
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
