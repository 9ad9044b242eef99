package com.campusg.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsUtils;
import org.springframework.web.cors.DefaultCorsProcessor;
import tools.jackson.databind.json.JsonMapper;

/** Rejects requests with problem details, and sets {@code Vary} to all request headers that a response depends on. */
final class ProblemCorsProcessor extends DefaultCorsProcessor {

    private static final String VARY = "Authorization, Cookie, Origin";

    private final JsonMapper json;

    ProblemCorsProcessor(JsonMapper json) {
        this.json = json;
    }

    @Override
    public boolean processRequest(
            @Nullable CorsConfiguration configuration, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        boolean allowed = super.processRequest(configuration, request, response);
        if (!CorsUtils.isPreFlightRequest(request)) {
            response.setHeader(HttpHeaders.VARY, VARY);
        }
        return allowed;
    }

    @Override
    protected void rejectRequest(ServerHttpResponse response) throws IOException {
        byte[] body = json.writeValueAsBytes(Problems.of(
                HttpStatus.FORBIDDEN, ProblemCodes.ORIGIN_NOT_ALLOWED, "This origin may not call this service."));
        response.setStatusCode(HttpStatus.FORBIDDEN);
        response.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        response.getHeaders().setContentLength(body.length);
        response.getBody().write(body);
        response.flush();
    }
}
