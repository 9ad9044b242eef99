package com.campusg.sync.application.port.out;

import java.io.Serial;

/** Clerk is unreachable, refuses the secret key, or sends a response that cannot be read. */
public class ClerkUnavailableException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    /** @param message for the operator; contains no secret and no personal data */
    public ClerkUnavailableException(String message) {
        super(message);
    }
}
