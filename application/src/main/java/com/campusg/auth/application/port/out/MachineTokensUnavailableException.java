package com.campusg.auth.application.port.out;

import java.io.Serial;
import java.util.Objects;

/** An opaque token cannot be verified, because Clerk is unavailable or its response cannot be read. */
public final class MachineTokensUnavailableException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Omits the stack trace: unauthenticated requests can cause this exception at a high rate.
     *
     * @param message for the log, one of a bounded number; contains neither secrets nor tokens
     */
    public MachineTokensUnavailableException(String message) {
        super(message, null, false, false);
    }

    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }
}
