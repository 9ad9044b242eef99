package dev.clerkemulator.control;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/** Counts the requests to Clerk's APIs by method and path pattern. */
public final class RequestCounts implements HandlerInterceptor {
    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        counts.computeIfAbsent(request.getMethod() + " " + pattern, path -> new LongAdder())
                .increment();
        return true;
    }

    public Map<String, Long> byPath() {
        Map<String, Long> totals = new TreeMap<>();
        counts.forEach((path, count) -> totals.put(path, count.sum()));
        return totals;
    }

    public void clear() {
        counts.clear();
    }
}
