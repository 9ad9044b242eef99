package com.campusg.auth.adapter.in.security;

import com.campusg.web.ProblemCodes;
import com.campusg.web.ProblemException;
import java.io.Serial;
import org.springframework.security.oauth2.jwt.JwtException;

/** The signing keys cannot be fetched, so a token can be neither accepted nor refused. The response is that of the cause. */
final class KeysUnavailableException extends JwtException {

    @Serial
    private static final long serialVersionUID = 1L;

    private static final String DETAIL = "The signing keys of Clerk cannot be fetched at the moment; try again.";

    KeysUnavailableException() {
        super(DETAIL, ProblemException.unavailable(ProblemCodes.KEYS_UNAVAILABLE, DETAIL));
    }

    /** Omits the stack trace: unauthenticated requests can cause this exception at a high rate. */
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
