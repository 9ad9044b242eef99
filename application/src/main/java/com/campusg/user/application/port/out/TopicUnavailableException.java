package com.campusg.user.application.port.out;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** The topic is unavailable, or another writer has taken over. */
public final class TopicUnavailableException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    public TopicUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
