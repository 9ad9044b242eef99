package com.campusg.clerk;

import com.campusg.clerk.application.port.in.ForgetDeliveries;
import com.campusg.clerk.application.port.in.ReconcileUsers;
import com.campusg.clerk.application.port.in.ReconcileUsers.Outcome;
import com.campusg.clerk.application.port.in.WalkProgress;
import com.campusg.clerk.domain.Reconciliation;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/** What the service does by itself. */
final class ClerkSchedule {

    private static final Logger LOG = LoggerFactory.getLogger(ClerkSchedule.class);

    private final ReconcileUsers reconcileUsers;
    private final ForgetDeliveries forgetDeliveries;
    private final MeterRegistry meters;

    ClerkSchedule(ReconcileUsers reconcileUsers, ForgetDeliveries forgetDeliveries, MeterRegistry meters) {
        this.reconcileUsers = reconcileUsers;
        this.forgetDeliveries = forgetDeliveries;
        this.meters = meters;
    }

    /** Of several instances one does it; the others find it busy. */
    @Scheduled(cron = "${clerk.reconciliation-cron}")
    void reconcile() {
        try {
            switch (reconcileUsers.reconcile(ReconcileUsers.Request.SINCE_LAST, WalkProgress.UNSEEN)) {
                case Outcome.Completed(Reconciliation reconciliation, long compared, long unreadable) -> {
                    LOG.info(
                            "Reconciliation: {} users compared, {} of them not understood; {}",
                            compared,
                            unreadable,
                            reconciliation.drift());
                    count("completed");
                }
                case Outcome.TooManyDeletions(long found, long most) -> {
                    LOG.error(
                            "Reconciliation: {} users seem to be deleted at Clerk, more than {}: none was deleted here",
                            found,
                            most);
                    count("failed");
                }
                case Outcome.OtherInstance() -> {
                    LOG.error("Reconciliation: CLERK_SECRET_KEY opens another Clerk instance than ours");
                    count("failed");
                }
                case Outcome.Busy() -> count("busy");
            }
        } catch (RuntimeException failure) {
            LOG.warn("Reconciliation failed: {}", failure.toString());
            count("failed");
        }
    }

    @Scheduled(initialDelay = 10, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void forgetDeliveries() {
        try {
            boolean more = true;
            while (more && !Thread.currentThread().isInterrupted()) {
                more = forgetDeliveries.forgetSome();
            }
        } catch (RuntimeException failure) {
            LOG.warn("Old deliveries could not be forgotten: {}", failure.toString());
        }
    }

    private void count(String result) {
        Counter.builder("campusg.clerk.reconciliations")
                .description("Reconciliations on schedule, by how they ended")
                .tag("result", result)
                .register(meters)
                .increment();
    }
}
