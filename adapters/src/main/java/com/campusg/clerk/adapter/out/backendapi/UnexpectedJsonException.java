package com.campusg.clerk.adapter.out.backendapi;

import java.io.Serial;

/** JSON that is not what Clerk documents. */
final class UnexpectedJsonException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final String reason;

    /** @param reason where and why, in our words; nothing of the content, which may be personal */
    UnexpectedJsonException(String reason) {
        super(reason, null, false, false);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
