package com.campusg.clerk.application;

import com.campusg.clerk.application.port.in.ReportSync;
import com.campusg.clerk.application.port.out.Deliveries;
import com.campusg.clerk.application.port.out.ParkedDeliveries;
import com.campusg.clerk.application.port.out.Reconciliations;

/** Gathers what the stores know. */
public final class ReportSyncService implements ReportSync {

    private final Deliveries deliveries;
    private final ParkedDeliveries parkedDeliveries;
    private final Reconciliations reconciliations;

    public ReportSyncService(
            Deliveries deliveries, ParkedDeliveries parkedDeliveries, Reconciliations reconciliations) {
        this.deliveries = deliveries;
        this.parkedDeliveries = parkedDeliveries;
        this.reconciliations = reconciliations;
    }

    @Override
    public Report report() {
        return new Report(deliveries.lastReceivedAt(), parkedDeliveries.count(), reconciliations.last());
    }
}
