package com.campusg.sync.adapter.out.clerkapi;

import java.io.Serial;

/** JSON does not have the documented form. Omits the stack trace: deliveries can cause this exception at a high rate. */
final class UnexpectedJsonException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final String reason;

    /** @param reason the position and the problem; contains nothing of the content, which may be personal data */
    UnexpectedJsonException(String reason) {
        super(reason, null, false, false);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
