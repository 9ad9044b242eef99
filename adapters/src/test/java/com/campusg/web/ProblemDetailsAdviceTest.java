package com.campusg.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@ExtendWith(OutputCaptureExtension.class)
class ProblemDetailsAdviceTest {

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final MockMvcTester service =
            MockMvcTester.create(MockMvcBuilders.standaloneSetup(new TestController(), new ProblemErrorController())
                    .setControllerAdvice(new ProblemDetailsAdvice(meters))
                    .build());

    @ParameterizedTest
    @ValueSource(strings = {"/thrown", "/returned"})
    void completesAndCountsProblemOnce(String path) {
        assertThat(service.get().uri(path))
                .hasStatus(HttpStatus.CONFLICT)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
                .bodyJson()
                .isLenientlyEqualTo("""
                        {"type":"urn:campusg:problem:test-conflict","code":"test-conflict","status":409,"instance":"%s"}""".formatted(path));

        assertThat(count("test-conflict")).isEqualTo(1);
    }

    @Test
    void doesNotCountRequestsThatReachNoController() {
        assertThat(service.get().uri("/error")).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);

        assertThat(meters.getMeters()).isEmpty();
    }

    @Test
    void leavesOtherResponsesUnchanged() {
        assertThat(service.get().uri("/ok")).hasStatusOk().bodyJson().isEqualTo("{\"status\":\"ok\"}");

        assertThat(meters.getMeters()).isEmpty();
    }

    @Test
    void respondsToTransientFailureOfTheDatabaseWithRetryAfter() {
        assertThat(service.get().uri("/database-down"))
                .hasStatus(HttpStatus.SERVICE_UNAVAILABLE)
                .hasHeader(HttpHeaders.RETRY_AFTER, "5")
                .bodyJson()
                .extractingPath("$.code")
                .isEqualTo("database-unavailable");
        assertThat(service.get().uri("/transaction-failed")).hasStatus(HttpStatus.SERVICE_UNAVAILABLE);
    }

    @Test
    void logsOneLineForAnOutageOfTheDatabaseAndNamesTheDelivery(CapturedOutput output) {
        for (int request = 0; request < 50; request++) {
            service.get()
                    .uri("/database-down")
                    .header("svix-id", "msg_1\nforged")
                    .exchange();
        }

        assertThat(output.getAll().lines().filter(line -> line.contains("Database unavailable")))
                .singleElement()
                .asString()
                .contains("GET /database-down, svix-id msg_1?forged failed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/invalid-data", "/bug"})
    void respondsToOtherFailuresWithoutInternals(String path) {
        assertThat(service.get().uri(path))
                .hasStatus(HttpStatus.INTERNAL_SERVER_ERROR)
                .bodyText()
                .contains("\"code\":\"internal-server-error\"")
                .doesNotContain("ada@campus.edu");
    }

    private double count(String code) {
        return meters.get("campusg.problems").tag("code", code).counter().count();
    }

    @RestController
    @SuppressWarnings("DoNotCallSuggester") // handlers are called by Spring MVC
    static final class TestController {

        @GetMapping("/thrown")
        void thrown() {
            throw new ErrorResponseException(HttpStatus.CONFLICT, problem(), null);
        }

        @GetMapping("/returned")
        ResponseEntity<ProblemDetail> returned() {
            return ResponseEntity.status(HttpStatus.CONFLICT)
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .body(problem());
        }

        @GetMapping("/database-down")
        void databaseDown() {
            throw new DataAccessResourceFailureException("connection lost");
        }

        @GetMapping("/transaction-failed")
        void transactionFailed() {
            throw new CannotCreateTransactionException("no connection");
        }

        @GetMapping("/invalid-data")
        void invalidData() {
            throw new DataIntegrityViolationException("ada@campus.edu");
        }

        @GetMapping("/bug")
        void bug() {
            throw new IllegalStateException("ada@campus.edu");
        }

        @GetMapping("/ok")
        Map<String, String> ok() {
            return Map.of("status", "ok");
        }

        private static ProblemDetail problem() {
            ProblemDetail problem = ProblemDetail.forStatus(HttpStatus.CONFLICT);
            problem.setProperty("code", "test-conflict");
            return problem;
        }
    }
}
