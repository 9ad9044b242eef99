package com.campusg.acceptance.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** An HTTP response. */
record Response(int status, HttpHeaders headers, String body) {

    /** Implementation details that must not appear in an error response. */
    private static final List<String> INTERNAL_DETAILS = List.of(
            "Exception", "java.", "org.spring", "com.campusg", "SELECT ", "select ", "jdbc", "postgres", "whsec_");

    static Response of(HttpResponse<String> response) {
        return new Response(response.statusCode(), response.headers(), response.body());
    }

    JsonNode json() {
        return Json.read(body);
    }

    @Nullable String header(String name) {
        return headers.firstValue(name).orElse(null);
    }

    /** The code of a problem, or the result of a delivery. */
    String code() {
        return json().path(status < 400 ? "result" : "code").asString("none");
    }

    /** Checks what all responses of CampusG have in common. */
    Response followsConventions() {
        assertThat(headers.allValues("set-cookie"))
                .as("CampusG sets no cookies")
                .isEmpty();
        if (status >= 400) {
            isProblem();
        }
        return this;
    }

    private void isProblem() {
        assertThat(header("content-type")).as("%s", this).startsWith("application/problem+json");
        JsonNode problem = json();
        assertThat(problem.path("status").asInt()).as("%s", this).isEqualTo(status);
        assertThat(problem.path("type").asString(""))
                .as("%s", this)
                .isNotBlank()
                .isNotEqualTo("about:blank");
        assertThat(problem.path("title").asString("")).as("%s", this).isNotBlank();
        assertThat(problem.path("code").asString("")).as("%s", this).matches("[a-z]+(-[a-z]+)*");
        assertThat(body).doesNotContain(INTERNAL_DETAILS);
        if (status == 503) {
            assertThat(header("retry-after")).as("Retry-After of %s", this).matches("[1-9][0-9]*");
        }
    }

    @Override
    public String toString() {
        return status + " " + headers.map() + " " + body;
    }
}
