package com.campusg.auth.adapter.in.security;

import com.campusg.web.ProblemCodes;
import com.campusg.web.ProblemException;
import java.io.Serial;
import org.springframework.security.oauth2.server.resource.introspection.OAuth2IntrospectionException;

/** Clerk cannot be asked about an opaque token, so it can be neither accepted nor refused. The response is that of the cause. */
final class TokenIntrospectionUnavailableException extends OAuth2IntrospectionException {

    @Serial
    private static final long serialVersionUID = 1L;

    private static final String DETAIL = "Clerk cannot verify the token at the moment; try again.";

    TokenIntrospectionUnavailableException() {
        super(DETAIL, ProblemException.unavailable(ProblemCodes.CLERK_UNAVAILABLE, DETAIL));
    }

    /** Omits the stack trace: unauthenticated requests can cause this exception at a high rate. */
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
