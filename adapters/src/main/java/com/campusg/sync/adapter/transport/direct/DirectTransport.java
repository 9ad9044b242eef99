package com.campusg.sync.adapter.transport.direct;

import com.campusg.persistence.DatabaseFailures;
import com.campusg.persistence.RequestBatcher;
import com.campusg.sync.application.port.in.ApplyDeliveries;
import com.campusg.sync.application.port.in.ReceiveDelivery;
import com.campusg.sync.domain.Delivery;
import com.campusg.sync.domain.DeliveryResult;
import com.campusg.sync.domain.ProcessedDelivery;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.UncategorizedDataAccessException;

/**
 * Applies deliveries while their senders wait. Concurrent deliveries are applied in one transaction; if it fails because of
 * one of them, each is applied alone.
 */
final class DirectTransport implements ReceiveDelivery, AutoCloseable {

    /**
     * Two lanes: one batch is processed while the other waits for its commit. The timeout and the time of a transaction are
     * together shorter than the 15 seconds that Svix waits for an answer. Lanes are never overdue, because a transaction has
     * time limits of its own.
     */
    private static final RequestBatcher.Limits LIMITS =
            new RequestBatcher.Limits(2, 64, Duration.ofSeconds(5), Duration.ofHours(1));

    private final ApplyDeliveries applyDeliveries;
    private final RequestBatcher<Delivery, DeliveryResult> batches;

    DirectTransport(ApplyDeliveries applyDeliveries) {
        this.applyDeliveries = applyDeliveries;
        // Platform threads: after each statement a virtual thread would wait behind the threads that write answers.
        this.batches = new RequestBatcher<>(
                this::apply,
                LIMITS,
                Executors.newFixedThreadPool(
                        LIMITS.lanes(),
                        Thread.ofPlatform().daemon().name("deliveries-", 0).factory()));
    }

    @Override
    public DeliveryResult receive(Delivery delivery) {
        try {
            return batches.submit(delivery);
        } catch (RuntimeException failure) {
            if (isOutage(failure)) {
                throw failure;
            }
            return apply(List.of(delivery)).getFirst();
        }
    }

    /** A deadlock, or a failure that cannot be categorized, may be caused by another delivery of the batch. */
    private static boolean isOutage(RuntimeException failure) {
        return DatabaseFailures.isTransient(failure)
                && !(failure instanceof ConcurrencyFailureException)
                && !(failure instanceof UncategorizedDataAccessException);
    }

    @Override
    public void close() {
        batches.close();
    }

    private List<DeliveryResult> apply(List<Delivery> deliveries) {
        return applyDeliveries.apply(deliveries).stream()
                .map(ProcessedDelivery::result)
                .toList();
    }
}
