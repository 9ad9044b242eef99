package com.campusg.clerk.adapter.in.token;

import java.io.Serial;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** A genuine caller who may not do this. Says so as RFC 6750, section 3.1 asks: the token is good, but not for this. */
final class CallerNotAdmittedException extends ErrorResponseException {

    @Serial
    private static final long serialVersionUID = 1L;

    private CallerNotAdmittedException(String code, String detail) {
        super(HttpStatus.FORBIDDEN, problem(code, detail), null);
        getHeaders()
                .set(
                        HttpHeaders.WWW_AUTHENTICATE,
                        "Bearer error=\"insufficient_scope\", error_description=\"%s\"".formatted(detail));
    }

    static CallerNotAdmittedException user() {
        return new CallerNotAdmittedException(
                "machine-callers-only", "Only services may do this, with their own token.");
    }

    static CallerNotAdmittedException uninvitedMachine() {
        return new CallerNotAdmittedException(
                "insufficient-scope", "This machine was not given access to the machine of this service.");
    }

    private static ProblemDetail problem(String code, String detail) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.FORBIDDEN, detail);
        problem.setProperty("code", code);
        return problem;
    }
}
