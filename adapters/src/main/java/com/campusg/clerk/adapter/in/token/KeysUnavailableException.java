package com.campusg.clerk.adapter.in.token;

import java.io.Serial;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.web.ErrorResponse;

/** Clerk's keys cannot be had, so nobody can tell whether a token is genuine: no fault of the caller's. */
final class KeysUnavailableException extends AuthenticationServiceException implements ErrorResponse {

    @Serial
    private static final long serialVersionUID = 1L;

    private static final String DETAIL = "Clerk's keys cannot be fetched at the moment; ask again.";

    KeysUnavailableException(Throwable cause) {
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
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.SERVICE_UNAVAILABLE, DETAIL);
        problem.setProperty("code", "keys-unavailable");
        return problem;
    }
}
