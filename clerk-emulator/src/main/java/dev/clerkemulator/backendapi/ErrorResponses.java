package dev.clerkemulator.backendapi;

import dev.clerkemulator.control.CrossSiteRequest;
import dev.clerkemulator.control.InvalidRequest;
import dev.clerkemulator.user.IdentifierTaken;
import dev.clerkemulator.user.MalformedContact;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Every error leaves in Clerk's form, those of the control API too: one form is easier to read than two. */
@RestControllerAdvice
public final class ErrorResponses {
    private static final Logger LOG = LoggerFactory.getLogger(ErrorResponses.class);

    @ExceptionHandler
    ResponseEntity<ClerkErrors> refusal(Refusal refusal) {
        return refusal.response();
    }

    @ExceptionHandler
    ResponseEntity<ClerkErrors> taken(IdentifierTaken taken) {
        return refusal(Refusal.taken(taken.parameter(), String.valueOf(taken.getMessage())));
    }

    @ExceptionHandler
    ResponseEntity<ClerkErrors> malformed(MalformedContact malformed) {
        return refusal(Refusal.badParameter(malformed.parameter(), String.valueOf(malformed.getMessage())));
    }

    @ExceptionHandler
    ResponseEntity<ClerkErrors> invalid(InvalidRequest invalid) {
        return respond(HttpStatus.BAD_REQUEST, "invalid_request", String.valueOf(invalid.getMessage()));
    }

    @ExceptionHandler
    ResponseEntity<ClerkErrors> crossSite(CrossSiteRequest crossSite) {
        return respond(HttpStatus.FORBIDDEN, "cross_site_request", String.valueOf(crossSite.getMessage()));
    }

    @ExceptionHandler
    ResponseEntity<ClerkErrors> unreadable(HttpMessageNotReadableException unreadable) {
        return respond(HttpStatus.BAD_REQUEST, "request_body_invalid", "The request body is not the JSON expected.");
    }

    @ExceptionHandler
    ResponseEntity<ClerkErrors> mismatch(TypeMismatchException mismatch) {
        return refusal(Refusal.badParameter(
                String.valueOf(mismatch.getPropertyName()), mismatch.getPropertyName() + " is malformed."));
    }

    @ExceptionHandler
    ResponseEntity<ClerkErrors> other(Exception exception) {
        if (exception instanceof ErrorResponse known) {
            HttpStatusCode status = known.getStatusCode();
            boolean notFound = status.isSameCodeAs(HttpStatus.NOT_FOUND);
            return respond(
                    status,
                    notFound ? "resource_not_found" : "request_invalid",
                    String.valueOf(known.getBody().getDetail()));
        }
        LOG.error("A request failed.", exception);
        return respond(HttpStatus.INTERNAL_SERVER_ERROR, "internal_clerk_error", "The emulator failed; see its log.");
    }

    private static ResponseEntity<ClerkErrors> respond(HttpStatusCode status, String code, String problem) {
        return ResponseEntity.status(status).body(ClerkErrors.one(code, problem, problem, Map.of()));
    }
}
