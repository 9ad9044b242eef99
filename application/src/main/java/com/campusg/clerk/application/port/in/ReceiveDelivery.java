package com.campusg.clerk.application.port.in;

import com.campusg.clerk.application.port.out.DeliveryQueueUnavailableException;
import com.campusg.clerk.domain.Delivery;

/** Takes a genuine delivery off its sender's hands. */
@FunctionalInterface
public interface ReceiveDelivery {

    /**
     * Returns only once the delivery cannot be lost any more; if this throws, the sender has to send it again.
     *
     * @throws DeliveryQueueUnavailableException if it was to be queued and perhaps is not
     */
    Outcome receive(Delivery delivery);

    /** How the delivery is kept from being lost. */
    sealed interface Outcome {

        /** It was applied. */
        record Applied(ApplyDelivery.Outcome outcome) implements Outcome {}

        /** It is in the queue, and will be applied, by whichever instance comes to it. */
        record Queued() implements Outcome {}
    }
}
