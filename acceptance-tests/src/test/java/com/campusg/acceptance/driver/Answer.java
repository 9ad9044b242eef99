package com.campusg.acceptance.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What came back. */
record Answer(int status, HttpHeaders headers, String body) {

    /** What only insiders know, and a stranger must not learn from an answer. */
    private static final List<String> INSIDES = List.of(
            "Exception", "java.", "org.spring", "com.campusg", "SELECT ", "select ", "jdbc", "postgres", "whsec_");

    static Answer of(HttpResponse<String> response) {
        return new Answer(response.statusCode(), response.headers(), response.body());
    }

    JsonNode json() {
        return Json.read(body);
    }

    @Nullable String header(String name) {
        return headers.firstValue(name).orElse(null);
    }

    /** The code of a problem, or what became of a notice. */
    String code() {
        return json().path(status < 400 ? "result" : "code").asString("none");
    }

    /** What holds of every answer, whatever was asked. */
    Answer holdsToManners() {
        assertThat(headers.allValues("set-cookie"))
                .as("CampusG needs no cookies")
                .isEmpty();
        if (status >= 400) {
            isPoliteRefusal();
        }
        return this;
    }

    private void isPoliteRefusal() {
        assertThat(header("content-type")).as("%s", this).startsWith("application/problem+json");
        JsonNode problem = json();
        assertThat(problem.path("status").asInt()).as("%s", this).isEqualTo(status);
        assertThat(problem.path("type").asString(""))
                .as("%s", this)
                .isNotBlank()
                .isNotEqualTo("about:blank");
        assertThat(problem.path("title").asString("")).as("%s", this).isNotBlank();
        assertThat(problem.path("code").asString("")).as("%s", this).matches("[a-z]+(-[a-z]+)*");
        assertThat(body).doesNotContain(INSIDES);
        if (status == 503) {
            assertThat(header("retry-after"))
                    .as("When to try again, in %s", this)
                    .matches("[1-9][0-9]*");
        }
    }

    @Override
    public String toString() {
        return status + " " + headers.map() + " " + body;
    }
}
