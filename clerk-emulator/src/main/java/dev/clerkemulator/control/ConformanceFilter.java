package dev.clerkemulator.control;

import dev.clerkemulator.document.Operations;
import dev.clerkemulator.document.Operations.Operation;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Checks the responses of the Backend API against Clerk's document while it is enabled: the status must be documented, and the
 * body must conform to its schema. Injected faults are checked as well. Not checked are two responses that Clerk's SDKs require
 * and the document does not contain: paginated lists, and the payload of a handshake.
 */
public final class ConformanceFilter extends OncePerRequestFilter {
    private static final int MAX_VIOLATIONS = 1000;
    /** Statuses that each operation may return, although the document does not repeat them. */
    private static final List<Integer> GENERAL_STATUSES = List.of(401, 403, 404, 422, 429, 500, 501, 503);

    private final Operations operations;
    private final JsonMapper mapper;
    private final ConcurrentLinkedQueue<String> violations = new ConcurrentLinkedQueue<>();
    private final AtomicLong checked = new AtomicLong();
    private volatile boolean enabled;

    public ConformanceFilter(Operations operations, JsonMapper mapper) {
        this.operations = operations;
        this.mapper = mapper;
    }

    /** Enables or disables the checks, and clears the results. */
    public void enable(boolean newEnabled) {
        enabled = newEnabled;
        violations.clear();
        checked.set(0);
    }

    public boolean isEnabled() {
        return enabled;
    }

    public long checked() {
        return checked.get();
    }

    public List<String> violations() {
        return List.copyOf(violations);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !enabled
                || "true".equals(request.getParameter("paginated"))
                || request.getRequestURI().endsWith("/handshake_payload");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Operation> operation = operations
                .find(request.getMethod(), request.getRequestURI())
                .filter(each -> each.definition().has("answers"));
        if (operation.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        ContentCachingResponseWrapper cached = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, cached);
        check(operation.get(), cached.getStatus(), cached.getContentAsByteArray())
                .filter(_ -> violations.size() < MAX_VIOLATIONS)
                .ifPresent(violation -> violations.add("%s %s: %d %s"
                        .formatted(request.getMethod(), request.getRequestURI(), cached.getStatus(), violation)));
        checked.incrementAndGet();
        cached.copyBodyToResponse();
    }

    private Optional<String> check(Operation operation, int status, byte[] body) {
        if (!operation.answers(status)) {
            return GENERAL_STATUSES.contains(status) ? Optional.empty() : Optional.of("is not documented");
        }
        try {
            JsonNode schema = operation.definition().path("answers").path(Integer.toString(status));
            return operations
                    .schemas()
                    .check(schema, mapper.readTree(body), "")
                    .map(violation -> violation.name() + " " + violation.detail());
        } catch (JacksonException e) {
            return Optional.of("is not JSON");
        }
    }
}
