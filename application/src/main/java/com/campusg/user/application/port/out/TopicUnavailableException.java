package com.campusg.user.application.port.out;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** The topic cannot be written to at the moment, or somebody else writes it now. */
public final class TopicUnavailableException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    public TopicUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
