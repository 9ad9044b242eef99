package com.campusg.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

class ProblemsTest {

    @Test
    void createsProblemWithCodeAndType() {
        ProblemDetail problem = Problems.of(HttpStatus.CONFLICT, "rating-conflict", "The first rating counts.");

        assertThat(problem.getStatus()).isEqualTo(409);
        assertThat(problem.getTitle()).isEqualTo("Conflict");
        assertThat(problem.getDetail()).isEqualTo("The first rating counts.");
        assertThat(problem.getType()).isEqualTo(URI.create("urn:campusg:problem:rating-conflict"));
        assertThat(problem.getProperties()).isEqualTo(Map.of("code", "rating-conflict"));
    }

    @Test
    void completesProblemWithCodeOfItsStatus() {
        ProblemDetail problem = Problems.complete(ProblemDetail.forStatus(HttpStatus.UNSUPPORTED_MEDIA_TYPE));

        assertThat(problem.getType()).isEqualTo(URI.create("urn:campusg:problem:unsupported-media-type"));
        assertThat(problem.getProperties()).isEqualTo(Map.of("code", "unsupported-media-type"));
    }

    @Test
    void completesProblemWithUnknownStatus() {
        assertThat(Problems.code(Problems.complete(ProblemDetail.forStatus(499))))
                .isEqualTo("error");
    }

    @Test
    void keepsCode() {
        ProblemDetail problem = Problems.of(HttpStatus.GONE, "user-deleted", "This user was deleted.");

        assertThat(Problems.code(Problems.complete(problem))).isEqualTo("user-deleted");
    }

    @Test
    void exceptionHasProblemAndHeadersButNoStackTrace() {
        ProblemException exception = UserProblems.notSynced();

        assertThat(exception.getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND);
        assertThat(exception.getHeaders().getFirst(HttpHeaders.RETRY_AFTER)).isEqualTo("1");
        assertThat(Problems.code(exception.getBody())).isEqualTo("user-not-synced");
        assertThat(exception.getStackTrace()).isEmpty();
    }
}
