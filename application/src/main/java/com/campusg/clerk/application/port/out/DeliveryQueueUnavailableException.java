package com.campusg.clerk.application.port.out;

import java.io.Serial;

/** The queue does not confirm that it took a delivery. */
public final class DeliveryQueueUnavailableException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    public DeliveryQueueUnavailableException(Throwable cause) {
        super("Nobody confirms that the delivery is in the queue", cause);
    }
}
