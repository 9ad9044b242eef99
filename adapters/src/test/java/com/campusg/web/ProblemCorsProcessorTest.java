package com.campusg.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.filter.CorsFilter;
import tools.jackson.databind.json.JsonMapper;

class ProblemCorsProcessorTest {

    private static final String ALLOWED_ORIGIN = "https://campus.edu";

    private final CorsFilter filter =
            new WebConfiguration().corsFilter(request -> allowedOrigin(), JsonMapper.shared());

    @Test
    void rejectsOtherOriginWithProblem() throws Exception {
        MockHttpServletResponse response = call("GET", "https://other.example");

        assertThat(response.getStatus()).isEqualTo(403);
        assertThat(response.getContentType()).isEqualTo(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        assertThat(response.getContentAsString()).contains("\"code\":\"origin-not-allowed\"");
        assertThat(response.getContentLength()).isEqualTo(response.getContentAsByteArray().length);
    }

    @Test
    void setsVaryToAllHeadersThatResponseDependsOn() throws Exception {
        assertThat(call("GET", ALLOWED_ORIGIN).getHeaders(HttpHeaders.VARY))
                .containsExactly("Authorization, Cookie, Origin");
        assertThat(call("GET", null).getHeaders(HttpHeaders.VARY)).containsExactly("Authorization, Cookie, Origin");
    }

    @Test
    void allowsPreflightRequestOfAllowedOrigin() throws Exception {
        MockHttpServletResponse response = call("OPTIONS", ALLOWED_ORIGIN);

        assertThat(response.getStatus()).isEqualTo(200);
        assertThat(response.getHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN)).isEqualTo(ALLOWED_ORIGIN);
    }

    private MockHttpServletResponse call(String method, @Nullable String origin) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest(method, "/me");
        if (origin != null) {
            request.addHeader(HttpHeaders.ORIGIN, origin);
        }
        if (method.equals("OPTIONS")) {
            request.addHeader(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD, "GET");
        }
        MockHttpServletResponse response = new MockHttpServletResponse();
        filter.doFilter(request, response, new MockFilterChain());
        return response;
    }

    private static CorsConfiguration allowedOrigin() {
        CorsConfiguration cors = new CorsConfiguration();
        cors.setAllowedOrigins(List.of(ALLOWED_ORIGIN));
        return cors;
    }
}
