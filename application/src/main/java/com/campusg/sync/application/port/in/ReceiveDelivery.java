package com.campusg.sync.application.port.in;

import com.campusg.sync.domain.Delivery;
import com.campusg.sync.domain.DeliveryResult;

/** Accepts a genuine delivery from its sender. The transport decides whether it is applied at once or queued. */
@FunctionalInterface
public interface ReceiveDelivery {

    /**
     * Returns when the delivery is durable: applied, parked or queued. If this throws, the sender has to send it again.
     *
     * @throws DeliveryQueueUnavailableException if the queue did not acknowledge the delivery in time
     */
    DeliveryResult receive(Delivery delivery);
}
