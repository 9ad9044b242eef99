package dev.clerkemulator.frontendapi;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.servlet.filter.OrderedFilter;
import org.springframework.web.filter.HiddenHttpMethodFilter;

/** Reads the HTTP method from the query: clerk-js sends GET and POST only, to avoid CORS preflight requests. */
public final class MethodInQueryFilter extends HiddenHttpMethodFilter implements OrderedFilter {
    /** After the character encoding filter, because this filter reads the form. */
    private static final int ORDER = REQUEST_WRAPPER_FILTER_MAX_ORDER - 10_000;

    @Override
    public int getOrder() {
        return ORDER;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !FrontendApi.matches(request.getRequestURI());
    }
}
