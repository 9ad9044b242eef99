package com.campusg.clerk.application.port.out;

import java.io.Serial;

/** Clerk cannot be had, does not let us in, or answers with what we cannot make sense of. Worth trying again later. */
public class ClerkUnavailableException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    /** @param message for the operator; nothing secret or personal is in it */
    public ClerkUnavailableException(String message) {
        super(message);
    }
}
