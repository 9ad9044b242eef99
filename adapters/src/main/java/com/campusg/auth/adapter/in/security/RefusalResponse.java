package com.campusg.auth.adapter.in.security;

import com.campusg.web.ApiPaths;
import com.campusg.web.Problems;
import com.campusg.web.SecurityLog;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Writes the problem details of a refused request, and logs the refusal. */
@Component
final class RefusalResponse {

    private static final Map<String, RequestMatcher> PATHS = new LinkedHashMap<>();

    static {
        for (String path : List.of(ApiPaths.ME, ApiPaths.LOOKUP, ApiPaths.RATINGS, ApiPaths.USER)) {
            PATHS.put(path, PathPatternRequestMatcher.pathPattern(path));
        }
    }

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
        return PATHS.entrySet().stream()
                .filter(path -> path.getValue().matches(request))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("another path");
    }
}
