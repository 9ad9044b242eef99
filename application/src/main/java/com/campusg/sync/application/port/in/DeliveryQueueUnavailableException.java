package com.campusg.sync.application.port.in;

import java.io.Serial;

/** The queue did not acknowledge a delivery. The delivery may be queued all the same. */
public final class DeliveryQueueUnavailableException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    public DeliveryQueueUnavailableException(Throwable cause) {
        super("The queue did not acknowledge the delivery", cause);
    }
}
