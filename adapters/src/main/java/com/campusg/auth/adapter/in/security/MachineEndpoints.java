package com.campusg.auth.adapter.in.security;

import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.pathPattern;

import com.campusg.web.ApiPaths;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** The endpoints that machines may call. */
final class MachineEndpoints {

    static final RequestMatcher MACHINES_ONLY = new OrRequestMatcher(
            pathPattern(HttpMethod.POST, ApiPaths.LOOKUP), pathPattern(HttpMethod.POST, ApiPaths.RATINGS));

    static final RequestMatcher USERS_AND_MACHINES = pathPattern(ApiPaths.USER);

    private MachineEndpoints() {}

    /** Whether machines may call the endpoint of the request. */
    static boolean contain(HttpServletRequest request) {
        return MACHINES_ONLY.matches(request) || USERS_AND_MACHINES.matches(request);
    }
}
