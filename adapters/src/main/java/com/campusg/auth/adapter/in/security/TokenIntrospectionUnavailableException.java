package com.campusg.auth.adapter.in.security;

import com.campusg.web.ProblemCodes;
import com.campusg.web.Problems;
import java.io.Serial;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.security.oauth2.server.resource.introspection.OAuth2IntrospectionException;
import org.springframework.web.ErrorResponse;

/** Clerk cannot be asked about an opaque token, so it can be neither accepted nor refused. The response is 503. */
final class TokenIntrospectionUnavailableException extends OAuth2IntrospectionException implements ErrorResponse {

    @Serial
    private static final long serialVersionUID = 1L;

    private static final String DETAIL = "Clerk cannot verify the token at the moment; try again.";

    TokenIntrospectionUnavailableException(Throwable cause) {
        super(DETAIL, cause);
    }

    @Override
    public HttpStatusCode getStatusCode() {
        return HttpStatus.SERVICE_UNAVAILABLE;
    }

    @Override
    public HttpHeaders getHeaders() {
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.RETRY_AFTER, "5");
        return headers;
    }

    @Override
    public ProblemDetail getBody() {
        return Problems.of(HttpStatus.SERVICE_UNAVAILABLE, ProblemCodes.CLERK_UNAVAILABLE, DETAIL);
    }
}
