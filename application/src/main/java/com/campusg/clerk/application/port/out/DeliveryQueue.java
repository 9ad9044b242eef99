package com.campusg.clerk.application.port.out;

import com.campusg.clerk.domain.Delivery;
import com.campusg.user.domain.ClerkUserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where deliveries wait to be applied.
 *
 * <p>What an adapter must guarantee: what it took is durable, and handed to {@code ApplyDelivery} at least once, again and
 * again until that succeeds; deliveries about one user in the order in which they were taken. It need not take care of
 * repetition.
 */
@FunctionalInterface
public interface DeliveryQueue {

    /**
     * Puts the delivery at the end of the queue, within 10 seconds, because Clerk waits for 15.
     *
     * @param about whom it is about; null if that cannot be told, and then its place among others does not matter
     * @param sentAt when Clerk wrote it, by Clerk's clock; null if Clerk does not say
     * @throws DeliveryQueueUnavailableException if nobody confirms that it is there; it may be there all the same
     */
    void append(Delivery delivery, @Nullable ClerkUserId about, @Nullable Instant sentAt);
}
