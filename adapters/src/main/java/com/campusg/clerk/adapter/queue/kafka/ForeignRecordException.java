package com.campusg.clerk.adapter.queue.kafka;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** Somebody else wrote to our topic. Trying again would not help. */
final class ForeignRecordException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    ForeignRecordException(String reason) {
        this(reason, null);
    }

    ForeignRecordException(String reason, @Nullable Throwable cause) {
        super("Not a record of ours: " + reason, cause);
    }
}
