package com.campusg.clerk.application.port.in;

import com.campusg.clerk.domain.Reconciliation;
import java.time.Instant;
import java.util.Optional;

/** Tells how well we are in step with Clerk, over all instances of the service and all commands. */
@FunctionalInterface
public interface ReportSync {

    Report report();

    /**
     * How it stands.
     *
     * @param lastDelivery when the newest delivery came that was done; empty if none was
     * @param parked how many deliveries wait for an operator
     * @param lastReconciliation the last one that came to its end
     */
    record Report(Optional<Instant> lastDelivery, long parked, Optional<Reconciliation> lastReconciliation) {}
}
