package com.campusg.auth.application.port.out;

import java.io.Serial;

/** An opaque token cannot be verified, because Clerk is unavailable or its response cannot be read. */
public final class MachineTokensUnavailableException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    /** @param message for the log; contains neither secrets nor tokens */
    public MachineTokensUnavailableException(String message) {
        super(message);
    }
}
