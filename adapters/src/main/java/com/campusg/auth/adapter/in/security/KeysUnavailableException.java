package com.campusg.auth.adapter.in.security;

import com.campusg.web.ProblemCodes;
import com.campusg.web.Problems;
import java.io.Serial;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.web.ErrorResponse;

/** The signing keys cannot be fetched, so a token can be neither accepted nor refused. The response is 503. */
final class KeysUnavailableException extends JwtException implements ErrorResponse {

    @Serial
    private static final long serialVersionUID = 1L;

    private static final String DETAIL = "The signing keys of Clerk cannot be fetched at the moment; try again.";

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
        return Problems.of(HttpStatus.SERVICE_UNAVAILABLE, ProblemCodes.KEYS_UNAVAILABLE, DETAIL);
    }
}
