package com.campusg.sync.adapter.transport.kafka;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** A record that was not written by this service. It is not retried. */
final class MalformedRecordException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    MalformedRecordException(String reason, @Nullable Throwable cause) {
        super("Malformed record: " + reason, cause);
    }
}
