package com.campusg.web;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * Identifies each request by a trace id, which is in the log (MDC key {@value #TRACE_ID}) and in problem details. It is that of
 * the header {@code traceparent} (<a href="https://www.w3.org/TR/trace-context/">W3C Trace Context</a>) if it is valid, else a
 * random one.
 */
final class TraceIdFilter implements Filter {

    static final String TRACE_ID = "traceId";

    private static final Pattern TRACEPARENT =
            Pattern.compile("([0-9a-f]{2})-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}(-.*)?");

    private static final String FIRST_VERSION = "00";
    private static final String INVALID_VERSION = "ff";

    private static final String ATTRIBUTE = TraceIdFilter.class.getName();

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        // The request may be dispatched again, to report an error.
        if (request.getAttribute(ATTRIBUTE) == null) {
            request.setAttribute(ATTRIBUTE, traceId(((HttpServletRequest) request).getHeader("traceparent")));
        }
        String outer = MDC.get(TRACE_ID);
        MDC.put(TRACE_ID, request.getAttribute(ATTRIBUTE).toString());
        try {
            chain.doFilter(request, response);
        } finally {
            if (outer == null) {
                MDC.remove(TRACE_ID);
            }
        }
    }

    static String traceId(@Nullable String traceparent) {
        if (traceparent != null) {
            Matcher valid = TRACEPARENT.matcher(traceparent);
            if (valid.matches() && isSupported(valid.group(1), valid.group(3))) {
                return valid.group(2);
            }
        }
        ThreadLocalRandom random = ThreadLocalRandom.current();
        HexFormat hex = HexFormat.of();
        return hex.toHexDigits(random.nextLong()) + hex.toHexDigits(random.nextLong());
    }

    /** Versions after the first one may append members. */
    private static boolean isSupported(String version, @Nullable String appended) {
        return !version.equals(INVALID_VERSION) && (appended == null || !version.equals(FIRST_VERSION));
    }
}
