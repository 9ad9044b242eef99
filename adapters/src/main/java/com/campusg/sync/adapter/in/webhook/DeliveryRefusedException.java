package com.campusg.sync.adapter.in.webhook;

import com.campusg.web.Problems;
import java.io.Serial;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;

/** A delivery that is refused. Nothing of it was stored. */
final class DeliveryRefusedException extends ErrorResponseException {

    static final String SIGNATURE_MISSING = "signature-missing";
    static final String SIGNATURE_INVALID = "signature-invalid";
    static final String TIMESTAMP_OUT_OF_RANGE = "timestamp-out-of-range";
    static final String BROKER_UNAVAILABLE = "broker-unavailable";
    static final String SERVICE_UNAVAILABLE = "service-unavailable";

    @Serial
    private static final long serialVersionUID = 1L;

    private DeliveryRefusedException(HttpStatus status, String code, String detail) {
        super(status, Problems.of(status, code, detail), null);
    }

    static DeliveryRefusedException signatureMissing() {
        return new DeliveryRefusedException(
                HttpStatus.UNAUTHORIZED,
                SIGNATURE_MISSING,
                "A delivery has the headers svix-id, svix-timestamp and svix-signature.");
    }

    static DeliveryRefusedException signatureInvalid() {
        return new DeliveryRefusedException(
                HttpStatus.UNAUTHORIZED, SIGNATURE_INVALID, "The signature does not match the delivery.");
    }

    static DeliveryRefusedException timestampOutOfRange() {
        return new DeliveryRefusedException(
                HttpStatus.UNAUTHORIZED,
                TIMESTAMP_OUT_OF_RANGE,
                "The timestamp differs from now by more than five minutes.");
    }

    static DeliveryRefusedException tooLarge() {
        return new DeliveryRefusedException(
                HttpStatus.CONTENT_TOO_LARGE, "content-too-large", "A delivery has at most 1 MiB.");
    }

    static DeliveryRefusedException incomplete() {
        return new DeliveryRefusedException(
                        HttpStatus.BAD_REQUEST, "bad-request", "The body is incomplete, or took more than ten seconds.")
                .closingConnection();
    }

    static DeliveryRefusedException busy() {
        return unavailable(SERVICE_UNAVAILABLE, "Too many long deliveries are being received; send it again.")
                .closingConnection();
    }

    static DeliveryRefusedException brokerUnavailable() {
        return unavailable(BROKER_UNAVAILABLE, "The delivery could not be queued; send it again.");
    }

    private static DeliveryRefusedException unavailable(String code, String detail) {
        DeliveryRefusedException refused = new DeliveryRefusedException(HttpStatus.SERVICE_UNAVAILABLE, code, detail);
        refused.getHeaders().set(HttpHeaders.RETRY_AFTER, "5");
        return refused;
    }

    /** Without this header, the rest of the body would be read before the next request. */
    private DeliveryRefusedException closingConnection() {
        getHeaders().set(HttpHeaders.CONNECTION, "close");
        return this;
    }

    ResponseEntity<ProblemDetail> toResponse() {
        return ResponseEntity.status(getStatusCode())
                .headers(getHeaders())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(getBody());
    }

    /** Omits the stack trace: unauthenticated requests can cause this exception at a high rate. */
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
