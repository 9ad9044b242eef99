package com.campusg.clerk.adapter.in.webhook;

import java.io.Serial;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;

/** Why a delivery was turned away. Nothing of it was done. */
final class DeliveryRefusedException extends ErrorResponseException {

    @Serial
    private static final long serialVersionUID = 1L;

    private DeliveryRefusedException(HttpStatus status, String code, String detail) {
        super(status, problem(status, code, detail), null);
    }

    static DeliveryRefusedException signatureMissing() {
        return new DeliveryRefusedException(
                HttpStatus.UNAUTHORIZED,
                "signature-missing",
                "A delivery carries svix-id, svix-timestamp and svix-signature.");
    }

    static DeliveryRefusedException signatureInvalid() {
        return new DeliveryRefusedException(
                HttpStatus.UNAUTHORIZED, "signature-invalid", "The signature does not fit the delivery.");
    }

    static DeliveryRefusedException timestampOutOfRange() {
        return new DeliveryRefusedException(
                HttpStatus.UNAUTHORIZED,
                "timestamp-out-of-range",
                "The delivery was signed more than five minutes from now.");
    }

    static DeliveryRefusedException tooLarge() {
        return new DeliveryRefusedException(
                HttpStatus.CONTENT_TOO_LARGE, "content-too-large", "A delivery has at most 1 MiB.");
    }

    static DeliveryRefusedException incomplete() {
        return new DeliveryRefusedException(
                HttpStatus.BAD_REQUEST,
                "bad-request",
                "The delivery ended before its end, or took more than ten seconds.");
    }

    static DeliveryRefusedException busy() {
        return unavailable("service-unavailable", "Too many long deliveries are under way; send it again.");
    }

    static DeliveryRefusedException brokerUnavailable() {
        return unavailable("broker-unavailable", "The delivery could not be queued; send it again.");
    }

    private static DeliveryRefusedException unavailable(String code, String detail) {
        DeliveryRefusedException refused = new DeliveryRefusedException(HttpStatus.SERVICE_UNAVAILABLE, code, detail);
        refused.getHeaders().set(HttpHeaders.RETRY_AFTER, "5");
        return refused;
    }

    ResponseEntity<ProblemDetail> toResponse() {
        return ResponseEntity.status(getStatusCode())
                .headers(getHeaders())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(getBody());
    }

    /** Strangers cause this by the thousand, and nobody reads the trace. */
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }

    private static ProblemDetail problem(HttpStatus status, String code, String detail) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setProperty("code", code);
        return problem;
    }
}
