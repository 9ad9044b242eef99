package dev.clerkemulator.backendapi;

import dev.clerkemulator.control.CrossSiteRequestException;
import dev.clerkemulator.control.InvalidRequestException;
import dev.clerkemulator.user.IdentifierTakenException;
import dev.clerkemulator.user.MalformedContactException;
import dev.clerkemulator.user.SignInRefusedException;
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

/** Maps exceptions to error responses in Clerk's format, for the control API as well. */
@RestControllerAdvice
public final class ErrorResponses {
    private static final Logger LOG = LoggerFactory.getLogger(ErrorResponses.class);

    @ExceptionHandler
    ResponseEntity<ClerkErrors> clerkApi(ClerkApiException exception) {
        return exception.response();
    }

    @ExceptionHandler
    ResponseEntity<ClerkErrors> identifierTaken(IdentifierTakenException exception) {
        return clerkApi(
                ClerkApiException.identifierExists(exception.parameter(), String.valueOf(exception.getMessage())));
    }

    @ExceptionHandler
    ResponseEntity<ClerkErrors> signInRefused(SignInRefusedException exception) {
        return clerkApi(ClerkApiException.refused(
                403, exception.code(), exception.shortMessage(), String.valueOf(exception.getMessage())));
    }

    @ExceptionHandler
    ResponseEntity<ClerkErrors> malformedContact(MalformedContactException exception) {
        return clerkApi(ClerkApiException.badParameter(exception.parameter(), String.valueOf(exception.getMessage())));
    }

    @ExceptionHandler
    ResponseEntity<ClerkErrors> invalidRequest(InvalidRequestException exception) {
        return respond(HttpStatus.BAD_REQUEST, "invalid_request", String.valueOf(exception.getMessage()));
    }

    @ExceptionHandler
    ResponseEntity<ClerkErrors> crossSiteRequest(CrossSiteRequestException exception) {
        return respond(HttpStatus.FORBIDDEN, "cross_site_request", String.valueOf(exception.getMessage()));
    }

    @ExceptionHandler
    ResponseEntity<ClerkErrors> unreadableBody(HttpMessageNotReadableException exception) {
        return respond(
                HttpStatus.BAD_REQUEST, "request_body_invalid", "The request body does not contain the expected JSON.");
    }

    @ExceptionHandler
    ResponseEntity<ClerkErrors> typeMismatch(TypeMismatchException exception) {
        return clerkApi(ClerkApiException.badParameter(
                String.valueOf(exception.getPropertyName()), exception.getPropertyName() + " is malformed."));
    }

    @ExceptionHandler
    ResponseEntity<ClerkErrors> other(Exception exception) {
        if (exception instanceof ErrorResponse errorResponse) {
            HttpStatusCode status = errorResponse.getStatusCode();
            boolean notFound = status.isSameCodeAs(HttpStatus.NOT_FOUND);
            return respond(
                    status,
                    notFound ? "resource_not_found" : "request_invalid",
                    String.valueOf(errorResponse.getBody().getDetail()));
        }
        LOG.error("A request failed.", exception);
        return respond(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "internal_clerk_error",
                "The emulator failed. Its log contains the cause.");
    }

    private static ResponseEntity<ClerkErrors> respond(HttpStatusCode status, String code, String problem) {
        return ResponseEntity.status(status).body(ClerkErrors.one(code, problem, problem, Map.of()));
    }
}
