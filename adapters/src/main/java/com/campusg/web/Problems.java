package com.campusg.web;

import java.net.URI;
import java.util.Map;
import org.slf4j.MDC;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/** Creates problem details (RFC 9457) with a stable {@code code} and the {@code type} that is derived from it. */
public final class Problems {

    /** The type of a problem is this prefix and its code. */
    public static final String TYPE_PREFIX = "urn:campusg:problem:";

    private static final String CODE = "code";

    private Problems() {}

    /**
     * Creates a problem.
     *
     * @param code lower-case words with hyphens; clients may rely on it, so its meaning never changes
     * @param detail a sentence for people, without personal data or internals
     */
    public static ProblemDetail of(HttpStatus status, String code, String detail) {
        return withCode(ProblemDetail.forStatusAndDetail(status, detail), code);
    }

    /** Completes a problem that the framework created: without a code, it gets the one of its status. */
    static ProblemDetail complete(ProblemDetail problem) {
        return withCode(problem, code(problem));
    }

    /** Returns the code of a problem, or that of its status. */
    public static String code(ProblemDetail problem) {
        Map<String, Object> properties = problem.getProperties();
        Object code = properties == null ? null : properties.get(CODE);
        if (code != null) {
            return code.toString();
        }
        HttpStatus status = HttpStatus.resolve(problem.getStatus());
        return status == null ? "error" : ProblemCodes.of(status);
    }

    private static ProblemDetail withCode(ProblemDetail problem, String code) {
        problem.setType(URI.create(TYPE_PREFIX + code));
        problem.setProperty(CODE, code);
        String traceId = MDC.get(TraceIdFilter.TRACE_ID);
        if (traceId != null) {
            problem.setProperty(TraceIdFilter.TRACE_ID, traceId);
        }
        return problem;
    }
}
