package com.campusg;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

class ProblemDetailsAdviceTest {

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final MockMvcTester service =
            MockMvcTester.create(MockMvcBuilders.standaloneSetup(new Refusing(), new ProblemErrorController())
                    .setControllerAdvice(new ProblemDetailsAdvice(meters))
                    .build());

    @ParameterizedTest
    @ValueSource(strings = {"/thrown", "/answered"})
    void completesAndCountsAProblemOnceHoweverItIsTold(String path) {
        assertThat(service.get().uri(path))
                .hasStatus(HttpStatus.CONFLICT)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
                .bodyJson()
                .isLenientlyEqualTo("""
                        {"type":"urn:campusg:problem:too-bad","code":"too-bad","status":409,"instance":"%s"}""".formatted(path));

        assertThat(counted("too-bad")).isEqualTo(1);
    }

    @Test
    void countsNothingThatNoControllerHasSeen() {
        assertThat(service.get().uri("/error")).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);

        assertThat(meters.getMeters()).isEmpty();
    }

    @Test
    void leavesOtherAnswersAlone() {
        assertThat(service.get().uri("/well")).hasStatusOk().bodyJson().isEqualTo("{\"all\":\"well\"}");

        assertThat(meters.getMeters()).isEmpty();
    }

    private double counted(String code) {
        return meters.get("campusg.problems").tag("code", code).counter().count();
    }

    @RestController
    static final class Refusing {

        @GetMapping("/thrown")
        void thrown() {
            throw new ErrorResponseException(HttpStatus.CONFLICT, problem(), null);
        }

        @GetMapping("/answered")
        ResponseEntity<ProblemDetail> answered() {
            return ResponseEntity.status(HttpStatus.CONFLICT)
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .body(problem());
        }

        @GetMapping("/well")
        Map<String, String> well() {
            return Map.of("all", "well");
        }

        private static ProblemDetail problem() {
            ProblemDetail problem = ProblemDetail.forStatus(HttpStatus.CONFLICT);
            problem.setProperty("code", "too-bad");
            return problem;
        }
    }
}
