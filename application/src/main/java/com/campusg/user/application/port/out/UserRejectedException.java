package com.campusg.user.application.port.out;

import java.io.Serial;

/**
 * The database rejects the state of a user, and would reject it again. The transaction cannot be committed; without that user
 * it may succeed.
 */
public final class UserRejectedException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final String reason;

    /** @param reason for the operator; contains no personal data */
    public UserRejectedException(String reason, Throwable cause) {
        super(reason, cause);
        this.reason = reason;
    }

    public String reason() {
        return reason;
    }
}
