package com.campusg.sync.adapter.in.scheduling;

import com.campusg.sync.application.port.in.ReconcileUsers;
import com.campusg.sync.application.port.in.ReconcileUsers.Result;
import com.campusg.sync.application.port.in.SyncProgress;
import com.campusg.sync.domain.Reconciliation;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/** Reconciles on schedule. One instance runs the reconciliation; the others find it busy. */
final class ReconciliationSchedule {

    private static final Logger LOG = LoggerFactory.getLogger(ReconciliationSchedule.class);

    private static final int MAX_NAMED = 20;

    private final ReconcileUsers reconcileUsers;
    private final MeterRegistry meters;

    ReconciliationSchedule(ReconcileUsers reconcileUsers, MeterRegistry meters) {
        this.reconcileUsers = reconcileUsers;
        this.meters = meters;
    }

    @Scheduled(cron = "${clerk.reconciliation-cron}")
    void reconcile() {
        try {
            count(log(reconcileUsers.reconcile(ReconcileUsers.Request.SINCE_LAST, SyncProgress.NONE)));
        } catch (RuntimeException failure) {
            LOG.warn("Reconciliation failed: {}", failure.toString());
            count("failed");
        }
    }

    private static String log(Result result) {
        return switch (result) {
            case Result.Completed(
                    Reconciliation reconciliation,
                    long compared,
                    var tombstones,
                    var skipped,
                    var unidentified) -> {
                LOG.info(
                        "Reconciliation completed: {} users compared, {}, {} deleted here but still at Clerk, {} skipped,"
                                + " {} rows without a Clerk user id",
                        compared,
                        reconciliation.drift(),
                        tombstones.size(),
                        skipped.size(),
                        unidentified.size());
                skipped.stream()
                        .limit(MAX_NAMED)
                        .forEach(user -> LOG.warn("{} was skipped: {}", user.id(), user.reason()));
                yield "completed";
            }
            case Result.TooManyDeletions(long found, long allowed) -> {
                LOG.error(
                        "Reconciliation: {} users seem to be deleted at Clerk, more than the allowed {}; none was deleted",
                        found,
                        allowed);
                yield "failed";
            }
            case Result.OtherInstance() -> {
                LOG.error("Reconciliation: CLERK_SECRET_KEY belongs to another Clerk instance");
                yield "failed";
            }
            case Result.UnknownInstance() -> {
                LOG.error("Reconciliation: the Clerk instance is unknown. Set CLERK_INSTANCE_ID");
                yield "failed";
            }
            case Result.Busy() -> "busy";
        };
    }

    private void count(String result) {
        Counter.builder("campusg.clerk.reconciliations")
                .description("Scheduled reconciliations by result")
                .tag("result", result)
                .register(meters)
                .increment();
    }
}
