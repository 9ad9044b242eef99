package com.campusg.sync.adapter.in.scheduling;

import com.campusg.sync.application.port.out.DeliveryInbox;
import com.campusg.sync.application.port.out.ParkedDeliveries;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.function.IntUnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/** Deletes inbox records and parked deliveries after their retention time, in small batches. */
final class RetentionSchedule {

    private static final Logger LOG = LoggerFactory.getLogger(RetentionSchedule.class);

    private static final int BATCH_SIZE = 1000;

    private final DeliveryInbox inbox;
    private final ParkedDeliveries parkedDeliveries;
    private final Duration retention;
    private final InstantSource clock;

    RetentionSchedule(DeliveryInbox inbox, ParkedDeliveries parkedDeliveries, Duration retention, InstantSource clock) {
        this.inbox = inbox;
        this.parkedDeliveries = parkedDeliveries;
        this.retention = retention;
        this.clock = clock;
    }

    @Scheduled(initialDelay = 10, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void deleteExpired() {
        Instant before = clock.instant().minus(retention);
        try {
            deleteAll(limit -> inbox.deleteReceivedBefore(before, limit));
            int parked = deleteAll(limit -> parkedDeliveries.deleteReceivedBefore(before, limit));
            if (parked > 0) {
                LOG.warn("Deleted {} parked deliveries that were received before {}", parked, before);
            }
        } catch (RuntimeException failure) {
            LOG.warn("Expired deliveries cannot be deleted: {}", failure.toString());
        }
    }

    private static int deleteAll(IntUnaryOperator deleteBatch) {
        int total = 0;
        int deleted = BATCH_SIZE;
        while (deleted == BATCH_SIZE && !Thread.currentThread().isInterrupted()) {
            deleted = deleteBatch.applyAsInt(BATCH_SIZE);
            total += deleted;
        }
        return total;
    }
}
