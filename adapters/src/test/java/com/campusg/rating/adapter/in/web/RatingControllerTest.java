package com.campusg.rating.adapter.in.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.campusg.rating.application.port.in.GiveRating;
import com.campusg.rating.domain.OrderId;
import com.campusg.rating.domain.Rater;
import com.campusg.rating.domain.RatingGiven;
import com.campusg.user.domain.ClerkUserId;
import com.campusg.user.domain.Rating;
import com.campusg.user.domain.Role;
import com.campusg.user.domain.Stars;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

class RatingControllerTest {

    private static final Rating RATING = new Rating(new BigDecimal("4.67"), 3);
    private static final String VALID =
            "{\"orderId\":\"order-1\",\"role\":\"RUNNER\",\"stars\":5,\"ratedBy\":\"user_ben\"}";

    private final List<RatingGiven> given = new ArrayList<>();
    private GiveRating.Result result = new GiveRating.Result.Given(RATING);
    private final MockMvcTester web =
            MockMvcTester.create(MockMvcBuilders.standaloneSetup(new RatingController(rating -> {
                        given.add(rating);
                        return result;
                    }))
                    .setControllerAdvice(new ProblemDetails())
                    .build());

    @Test
    void recordsRating() {
        assertThat(post("user_ada", VALID))
                .hasStatus(201)
                .hasContentType(MediaType.APPLICATION_JSON)
                .hasBodyTextEqualTo("{\"rating\":4.67,\"count\":3}");
        assertThat(given)
                .containsExactly(new RatingGiven(
                        new OrderId("order-1"),
                        Role.RUNNER,
                        new ClerkUserId("user_ada"),
                        new Rater.Known(new ClerkUserId("user_ben")),
                        new Stars(5)));
    }

    @Test
    void ignoresUnknownMembers() {
        assertThat(post("user_ada", VALID.replace("{", "{\"comment\":\"fast\",")))
                .hasStatus(201);
    }

    @Test
    void respondsWithOkIfRatingWasGivenBefore() {
        result = new GiveRating.Result.GivenBefore(RATING);

        assertThat(post("user_ada", VALID)).hasStatusOk().hasBodyTextEqualTo("{\"rating\":4.67,\"count\":3}");
    }

    @Test
    void respondsWithConflictIfOtherRatingWasGiven() {
        result = new GiveRating.Result.Conflict();

        assertProblem(post("user_ada", VALID), 409, "rating-conflict");
    }

    @Test
    void refusesSelfRating() {
        result = new GiveRating.Result.SelfRating();

        assertProblem(post("user_ada", VALID), 422, "self-rating");
    }

    @Test
    void respondsWithGoneIfUserIsDeleted() {
        result = new GiveRating.Result.RatedUserDeleted();

        assertProblem(post("user_ada", VALID), 410, "user-deleted");
    }

    @Test
    void respondsWithRetryAfterIfUserIsUnknown() {
        result = new GiveRating.Result.RatedUserUnknown();

        MvcTestResult response = post("user_ada", VALID);

        assertProblem(response, 404, "user-not-synced");
        assertThat(response).hasHeader(HttpHeaders.RETRY_AFTER, "1");
    }

    @Test
    void refusesMalformedClerkUserId() {
        assertProblem(post("ada", VALID), 400, "malformed-clerk-user-id");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "stars | 5 | 0",
                "stars | 5 | 6",
                "stars | 5 | -1",
                "stars | 5 | 4.5",
                "stars | 5 | 4.0",
                "stars | 5 | '\"5\"'",
                "stars | 5 | true",
                "stars | 5 | null",
                "stars | 5 | [5]",
                "stars | 5 | 99999999999999999999",
                "stars | 5 | 4294967301",
                "role | '\"RUNNER\"' | '\"runner\"'",
                "role | '\"RUNNER\"' | '\"COOK\"'",
                "role | '\"RUNNER\"' | 1",
                "role | '\"RUNNER\"' | null",
                "orderId | '\"order-1\"' | '\"\"'",
                "orderId | '\"order-1\"' | '\" \"'",
                "orderId | '\"order-1\"' | 4711",
                "orderId | '\"order-1\"' | '{}'",
                "ratedBy | '\"user_ben\"' | '\"ben\"'",
                "ratedBy | '\"user_ben\"' | '\"mch_orders\"'",
                "ratedBy | '\"user_ben\"' | null"
            })
    void namesInvalidField(String field, String valid, String invalid) {
        MvcTestResult response = post("user_ada", VALID.replace(":" + valid, ":" + invalid));

        assertProblem(response, 400, "invalid-fields");
        assertThat(response)
                .bodyJson()
                .extractingPath("$.errors[*].field")
                .asArray()
                .containsExactly(field);
        assertThat(given).isEmpty();
    }

    @Test
    void namesAllInvalidFields() {
        assertThat(post("user_ada", "{}"))
                .bodyJson()
                .extractingPath("$.errors[*].field")
                .asArray()
                .containsExactly("orderId", "role", "stars", "ratedBy");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "null", "7", "{", "stars=5"})
    void refusesBodyThatIsNoObject(String body) {
        assertThat(post("user_ada", body)).hasStatus(400);
        assertThat(given).isEmpty();
    }

    private MvcTestResult post(String rated, String body) {
        return web.post()
                .uri("/api/users/clerk/" + rated + "/ratings")
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private static void assertProblem(MvcTestResult response, int status, String code) {
        assertThat(response)
                .hasStatus(status)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
                .bodyJson()
                .extractingPath("$.code")
                .isEqualTo(code);
    }

    @ControllerAdvice
    private static final class ProblemDetails extends ResponseEntityExceptionHandler {}
}
