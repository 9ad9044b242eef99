package com.campusg.sync.application.port.out;

class InMemoryReconciliationsTest extends ReconciliationsContract {

    private final InMemoryReconciliations reconciliations = new InMemoryReconciliations();

    @Override
    protected Reconciliations reconciliations() {
        return reconciliations;
    }
}
