package com.campusg.web;

import com.campusg.persistence.DatabaseFailures;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.MethodParameter;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.transaction.TransactionException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import org.springframework.web.util.DisconnectedClientHelper;
import tools.jackson.core.exc.StreamConstraintsException;

/**
 * Converts exceptions to problem details (RFC 9457), and counts the problems by code. A problem contains neither internals
 * nor personal data.
 */
@RestControllerAdvice
class ProblemDetailsAdvice extends ResponseEntityExceptionHandler implements ResponseBodyAdvice<Object> {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemDetailsAdvice.class);

    private final MeterRegistry meters;
    private final LogRateLimiter outages = new LogRateLimiter();

    ProblemDetailsAdvice(MeterRegistry meters) {
        this.meters = meters;
    }

    @ExceptionHandler
    ResponseEntity<Object> handleAccessDenied(AccessDeniedException denied) {
        return respond(
                Problems.of(
                        HttpStatus.FORBIDDEN,
                        ProblemCodes.of(HttpStatus.FORBIDDEN),
                        "This caller has no access to this resource."),
                new HttpHeaders());
    }

    @ExceptionHandler({DataAccessException.class, TransactionException.class})
    ResponseEntity<Object> handleDatabaseFailure(RuntimeException failure, HttpServletRequest request) {
        if (!DatabaseFailures.isTransient(failure)) {
            return unexpected(failure, request);
        }
        outages.log(
                "database",
                omitted -> LOG.warn(
                        "Database unavailable: {} failed: {} ({} more since the last message)",
                        LoggedRequest.of(request),
                        NestedExceptionUtils.getMostSpecificCause(failure).toString(),
                        omitted));
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.RETRY_AFTER, "5");
        return respond(
                Problems.of(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        ProblemCodes.DATABASE_UNAVAILABLE,
                        "The database cannot be reached at the moment; try again."),
                headers);
    }

    /** Tomcat's parameters and the firewall of Spring Security reject malformed requests when they are read. */
    @ExceptionHandler({InvalidParameterException.class, RequestRejectedException.class})
    ResponseEntity<Object> handleMalformedRequest() {
        return respond(ProblemDetail.forStatus(HttpStatus.BAD_REQUEST), new HttpHeaders());
    }

    /** Handles all other exceptions. Those of adapters may have a response of their own. */
    @ExceptionHandler
    @Nullable ResponseEntity<Object> handleOther(Exception failure, HttpServletRequest request) {
        if (DisconnectedClientHelper.isClientDisconnectedException(failure)) {
            return null;
        }
        return failure instanceof ErrorResponse response
                ? respond(response.getBody(), response.getHeaders())
                : unexpected(failure, request);
    }

    private static ResponseEntity<Object> unexpected(Exception failure, HttpServletRequest request) {
        LOG.error("{} failed unexpectedly", LoggedRequest.of(request), failure);
        return respond(
                Problems.of(
                        HttpStatus.INTERNAL_SERVER_ERROR,
                        ProblemCodes.of(HttpStatus.INTERNAL_SERVER_ERROR),
                        "The request failed because of an internal error."),
                new HttpHeaders());
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleNoResourceFoundException(
            NoResourceFoundException notFound, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return respond(ProblemDetail.forStatusAndDetail(status, "There is no such resource."), headers);
    }

    /** Distinguishes JSON beyond the limits of the parser from malformed JSON. */
    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException unreadable,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        return unreadable.getMostSpecificCause() instanceof StreamConstraintsException
                ? respond(ProblemDetail.forStatus(HttpStatus.CONTENT_TOO_LARGE), headers)
                : super.handleHttpMessageNotReadable(unreadable, headers, status, request);
    }

    @Override
    protected ResponseEntity<Object> createResponseEntity(
            @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return respond(body instanceof ProblemDetail problem ? problem : ProblemDetail.forStatus(status), headers);
    }

    /** Sets the content type whatever the client accepts, because the status alone would not say what went wrong. */
    private static ResponseEntity<Object> respond(ProblemDetail problem, HttpHeaders headers) {
        return ResponseEntity.status(problem.getStatus())
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    /** Excludes {@link ProblemErrorController}: those requests reached no other controller. */
    @Override
    public boolean supports(MethodParameter returnType, Class<? extends HttpMessageConverter<?>> converterType) {
        return returnType.getContainingClass() != ProblemErrorController.class;
    }

    /** Completes and counts each problem once, whether it was thrown or returned by a controller. */
    @Override
    public @Nullable Object beforeBodyWrite(
            @Nullable Object body,
            MethodParameter returnType,
            MediaType contentType,
            Class<? extends HttpMessageConverter<?>> converterType,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        if (body instanceof ProblemDetail problem) {
            Counter.builder("campusg.problems")
                    .description("Error responses by problem code")
                    .tag("code", Problems.code(Problems.complete(problem)))
                    .register(meters)
                    .increment();
        }
        return body;
    }
}
