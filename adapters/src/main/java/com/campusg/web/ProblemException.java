package com.campusg.web;

import java.io.Serial;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/** An expected error response of an endpoint. */
public final class ProblemException extends ErrorResponseException {

    @Serial
    private static final long serialVersionUID = 1L;

    /** Creates the problem as {@link Problems#of} does. */
    public ProblemException(HttpStatus status, String code, String detail) {
        super(status, Problems.of(status, code, detail), null);
    }

    /**
     * Creates the problem of a request with invalid fields.
     *
     * @param details the reason for each invalid field, by the name of the field
     */
    public static ProblemException invalidFields(Map<String, String> details) {
        ProblemException problem =
                new ProblemException(HttpStatus.BAD_REQUEST, ProblemCodes.INVALID_FIELDS, "Some fields are invalid.");
        List<Map<String, String>> errors = details.entrySet().stream()
                .map(field -> Map.of("field", field.getKey(), "detail", field.getValue()))
                .toList();
        problem.getBody().setProperty("errors", errors);
        return problem;
    }

    /** Creates the problem of a request that fails because another system is unavailable. Clients may retry after 5 seconds. */
    public static ProblemException unavailable(String code, String detail) {
        return new ProblemException(HttpStatus.SERVICE_UNAVAILABLE, code, detail)
                .withHeader(HttpHeaders.RETRY_AFTER, "5");
    }

    /** Sets a header of the response. */
    public ProblemException withHeader(String name, String value) {
        getHeaders().set(name, value);
        return this;
    }

    /** Omits the stack trace: clients can cause this exception at a high rate, and the code says where it comes from. */
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
