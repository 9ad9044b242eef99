package dev.clerkemulator.frontendapi;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.servlet.filter.OrderedFilter;
import org.springframework.web.filter.HiddenHttpMethodFilter;

/** clerk-js only ever sends GET and POST, so as not to be asked for CORS; what it means is in the query. */
public final class MethodInQueryFilter extends HiddenHttpMethodFilter implements OrderedFilter {
    private static final int AFTER_THE_CHARACTER_ENCODING = REQUEST_WRAPPER_FILTER_MAX_ORDER - 10_000;

    @Override
    public int getOrder() {
        return AFTER_THE_CHARACTER_ENCODING;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !FrontendApi.contains(request.getRequestURI());
    }
}
