package com.campusg;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.MethodParameter;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.NonTransientDataAccessException;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.UncategorizedDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.TransactionException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/**
 * Turns everything that goes wrong into problem details (RFC 9457), in one place. Strangers read it: it tells nothing of
 * the inside, and nothing of anybody.
 */
@RestControllerAdvice
class ProblemDetailsAdvice extends ResponseEntityExceptionHandler implements ResponseBodyAdvice<Object> {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemDetailsAdvice.class);

    private final MeterRegistry meters;

    ProblemDetailsAdvice(MeterRegistry meters) {
        this.meters = meters;
    }

    @ExceptionHandler
    ResponseEntity<Object> forbidden(AccessDeniedException denied) {
        return answer(problem(HttpStatus.FORBIDDEN, "forbidden", "This caller may not do that."), new HttpHeaders());
    }

    @ExceptionHandler
    ResponseEntity<Object> withoutTransaction(TransactionException failure) {
        return databaseUnavailable(failure);
    }

    /** What cannot be blamed on the statement is the database's trouble, and passes: so it is worth trying again. */
    @ExceptionHandler
    ResponseEntity<Object> withoutAnswer(DataAccessException failure) {
        return switch (failure) {
            case NonTransientDataAccessResourceException away -> databaseUnavailable(away);
            case UncategorizedDataAccessException odd -> databaseUnavailable(odd);
            case NonTransientDataAccessException ours -> unexpected(ours);
            default -> databaseUnavailable(failure);
        };
    }

    private ResponseEntity<Object> databaseUnavailable(Exception failure) {
        LOG.warn(
                "The database cannot be used: {}",
                NestedExceptionUtils.getMostSpecificCause(failure).toString());
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.RETRY_AFTER, "5");
        return answer(
                problem(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "database-unavailable",
                        "The database cannot be reached at the moment; try again."),
                headers);
    }

    /** An adapter's exception may know itself how it is told. */
    @ExceptionHandler
    ResponseEntity<Object> anythingElse(Exception failure) {
        return failure instanceof ErrorResponse response
                ? answer(response.getBody(), response.getHeaders())
                : unexpected(failure);
    }

    private ResponseEntity<Object> unexpected(Exception failure) {
        LOG.error("Unexpected failure", failure);
        return answer(
                problem(HttpStatus.INTERNAL_SERVER_ERROR, "internal-server-error", "Something went wrong here."),
                new HttpHeaders());
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleNoResourceFoundException(
            NoResourceFoundException notFound, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return answer(ProblemDetail.forStatusAndDetail(status, "There is nothing here."), headers);
    }

    @Override
    protected ResponseEntity<Object> createResponseEntity(
            @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return answer(body instanceof ProblemDetail problem ? problem : ProblemDetail.forStatus(status), headers);
    }

    private static ProblemDetail problem(HttpStatus status, String code, String detail) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setProperty("code", code);
        return problem;
    }

    /** Whatever the caller said it accepts: a refusal in a form it did not ask for is better than none. */
    private static ResponseEntity<Object> answer(ProblemDetail problem, HttpHeaders headers) {
        return ResponseEntity.status(problem.getStatus())
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    /** All but what no controller has seen. */
    @Override
    public boolean supports(MethodParameter returned, Class<? extends HttpMessageConverter<?>> converter) {
        return returned.getContainingClass() != ProblemErrorController.class;
    }

    /** A problem is completed and counted when it is told, whether it was thrown or a controller's answer. */
    @Override
    public @Nullable Object beforeBodyWrite(
            @Nullable Object body,
            MethodParameter returned,
            MediaType type,
            Class<? extends HttpMessageConverter<?>> converter,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        if (body instanceof ProblemDetail problem) {
            Counter.builder("campusg.problems")
                    .description("Requests that were refused or failed, by the code that the caller was told")
                    .tag("code", Problems.code(Problems.complete(problem)))
                    .register(meters)
                    .increment();
        }
        return body;
    }
}
