package dev.clerkemulator.control;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.PathContainer;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.util.pattern.PathPatternParser;
import tools.jackson.databind.JsonNode;

/** Answers the next requests to a path with a configured response. */
public final class InjectedResponses implements HandlerInterceptor {

    /**
     * A configured response.
     *
     * @param method the HTTP method; null for all
     * @param path a pattern such as {@code /v1/users/{id}}
     * @param status 0 to delay the request only
     * @param body a string is sent as text, any other value as JSON; null for an empty body
     * @param delayMillis the delay of the response
     * @param times the number of requests; 0 for all
     */
    public record InjectedResponse(
            @Nullable String method,
            String path,
            int status,
            @Nullable JsonNode body,
            long delayMillis,
            int times) {

        boolean matches(HttpServletRequest request) {
            return (method == null || method.equalsIgnoreCase(request.getMethod()))
                    && PathPatternParser.defaultInstance
                            .parse(path)
                            .matches(PathContainer.parsePath(request.getRequestURI()));
        }

        InjectedResponse withTimes(int newTimes) {
            return new InjectedResponse(method, path, status, body, delayMillis, newTimes);
        }
    }

    private final List<InjectedResponse> responses = new ArrayList<>();

    public synchronized List<InjectedResponse> all() {
        return List.copyOf(responses);
    }

    public synchronized void replace(List<InjectedResponse> newResponses) {
        responses.clear();
        responses.addAll(newResponses);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException, InterruptedException {
        Optional<InjectedResponse> next = next(request);
        if (next.isEmpty()) {
            return true;
        }
        Thread.sleep(next.get().delayMillis());
        if (next.get().status() == 0) {
            return true;
        }
        response.setStatus(next.get().status());
        JsonNode body = next.get().body();
        if (body != null && !body.isNull()) {
            response.setContentType(body.isString() ? "text/plain;charset=utf-8" : "application/json");
            response.getWriter().write(body.isString() ? body.stringValue() : body.toString());
        }
        return false;
    }

    /** Finds the first response that matches, and deletes it after the last request. */
    private synchronized Optional<InjectedResponse> next(HttpServletRequest request) {
        for (int i = 0; i < responses.size(); i++) {
            InjectedResponse candidate = responses.get(i);
            if (candidate.matches(request)) {
                if (candidate.times() == 1) {
                    responses.remove(i);
                } else if (candidate.times() > 1) {
                    responses.set(i, candidate.withTimes(candidate.times() - 1));
                }
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }
}
