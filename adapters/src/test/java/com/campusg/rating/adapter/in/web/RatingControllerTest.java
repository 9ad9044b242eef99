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

    private static final Rating NOW = new Rating(new BigDecimal("4.67"), 3);
    private static final String GOOD =
            "{\"orderId\":\"order-1\",\"role\":\"RUNNER\",\"stars\":5,\"ratedBy\":\"user_ben\"}";

    private final List<RatingGiven> given = new ArrayList<>();
    private GiveRating.Outcome outcome = new GiveRating.Outcome.Given(NOW);
    private final MockMvcTester web =
            MockMvcTester.create(MockMvcBuilders.standaloneSetup(new RatingController(rating -> {
                        given.add(rating);
                        return outcome;
                    }))
                    .setControllerAdvice(new ProblemDetails())
                    .build());

    @Test
    void givesRating() {
        assertThat(post("user_ada", GOOD))
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
    void ignoresWhatItDoesNotKnow() {
        assertThat(post("user_ada", GOOD.replace("{", "{\"comment\":\"fast\",")))
                .hasStatus(201);
    }

    @Test
    void tellsThatRatingWasGivenBefore() {
        outcome = new GiveRating.Outcome.GivenBefore(NOW);

        assertThat(post("user_ada", GOOD)).hasStatusOk().hasBodyTextEqualTo("{\"rating\":4.67,\"count\":3}");
    }

    @Test
    void tellsOfOtherRating() {
        outcome = new GiveRating.Outcome.Conflict();

        assertProblem(post("user_ada", GOOD), 409, "rating-conflict");
    }

    @Test
    void refusesRatingOfOneself() {
        outcome = new GiveRating.Outcome.SelfRating();

        assertProblem(post("user_ada", GOOD), 422, "self-rating");
    }

    @Test
    void tellsThatUserWasDeleted() {
        outcome = new GiveRating.Outcome.RatedUserDeleted();

        assertProblem(post("user_ada", GOOD), 410, "user-deleted");
    }

    @Test
    void asksToTryAgainForUserNotSynced() {
        outcome = new GiveRating.Outcome.RatedUserUnknown();

        MvcTestResult answer = post("user_ada", GOOD);

        assertProblem(answer, 404, "user-not-synced");
        assertThat(answer).hasHeader(HttpHeaders.RETRY_AFTER, "1");
    }

    @Test
    void refusesWhatIsNoClerkUserId() {
        assertProblem(post("ada", GOOD), 400, "malformed-clerk-user-id");
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
    void namesTheFieldThatIsWrong(String field, String right, String wrong) {
        MvcTestResult answer = post("user_ada", GOOD.replace(":" + right, ":" + wrong));

        assertProblem(answer, 400, "invalid-fields");
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.errors[*].field")
                .asArray()
                .containsExactly(field);
        assertThat(given).isEmpty();
    }

    @Test
    void namesAllFieldsThatAreWrong() {
        assertThat(post("user_ada", "{}"))
                .bodyJson()
                .extractingPath("$.errors[*].field")
                .asArray()
                .containsExactly("orderId", "role", "stars", "ratedBy");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "null", "7", "{", "stars=5"})
    void refusesWhatIsNoObject(String body) {
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

    private static void assertProblem(MvcTestResult answer, int status, String code) {
        assertThat(answer)
                .hasStatus(status)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
                .bodyJson()
                .extractingPath("$.code")
                .isEqualTo(code);
    }

    @ControllerAdvice
    private static final class ProblemDetails extends ResponseEntityExceptionHandler {}
}
