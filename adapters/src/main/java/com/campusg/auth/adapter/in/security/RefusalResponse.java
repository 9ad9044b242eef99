package com.campusg.auth.adapter.in.security;

import com.campusg.web.ApiPaths;
import com.campusg.web.Problems;
import com.campusg.web.SecurityLog;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Writes the problem details of a refused request, and logs the refusal. */
@Component
final class RefusalResponse {

    private final HandlerExceptionResolver handlerExceptionResolver;
    private final SecurityLog log = new SecurityLog();

    RefusalResponse(HandlerExceptionResolver handlerExceptionResolver) {
        this.handlerExceptionResolver = handlerExceptionResolver;
    }

    /** @param problem usually an {@code ErrorResponse} */
    void write(HttpServletRequest request, HttpServletResponse response, Exception problem) {
        if (problem instanceof ErrorResponse refusal && refusal.getStatusCode() != HttpStatus.SERVICE_UNAVAILABLE) {
            log.refused(Problems.code(refusal.getBody()), pattern(request));
        }
        handlerExceptionResolver.resolveException(request, response, null, problem);
    }

    private static String pattern(HttpServletRequest request) {
        return Stream.of(ApiPaths.ME, ApiPaths.LOOKUP, ApiPaths.RATINGS, ApiPaths.USER)
                .filter(path -> PathPatternRequestMatcher.pathPattern(path).matches(request))
                .findFirst()
                .orElse("another path");
    }
}
