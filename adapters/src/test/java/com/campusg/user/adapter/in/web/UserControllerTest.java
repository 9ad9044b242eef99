package com.campusg.user.adapter.in.web;

import static com.campusg.user.application.port.out.UserFixture.ADA;
import static com.campusg.user.application.port.out.UserFixture.GRACE;
import static com.campusg.user.application.port.out.UserFixture.ID;
import static com.campusg.user.application.port.out.UserFixture.profileNamed;
import static com.campusg.user.application.port.out.UserFixture.userFromBeforeClerk;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.campusg.user.application.port.in.FindUser;
import com.campusg.user.domain.ClerkIdentity;
import com.campusg.user.domain.ClerkUserId;
import com.campusg.user.domain.Profile;
import com.campusg.user.domain.Rating;
import com.campusg.user.domain.Ratings;
import com.campusg.user.domain.Revision;
import com.campusg.user.domain.User;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

class UserControllerTest {

    private static final Instant CREATED_AT = Instant.parse("2026-11-22T10:00:00Z");
    private static final Instant CLERK_UPDATED_AT = Instant.parse("2026-11-22T10:00:00.123Z");
    private static final Ratings RATINGS = new Ratings(Rating.unrated(), new Rating(new BigDecimal("4.67"), 3));

    private static final String FULL_VIEW = """
            {"userId":"0199a3f2-7c1e-7d3a-9b1c-2f4e6a8c0d1e","clerkUserId":"user_ada",\
            "email":"ada@campus.edu","emailVerified":true,"username":"ada",\
            "firstName":"Ada","lastName":"Lovelace","phoneNumber":"+15555550100",\
            "imageUrl":"https://img.clerk.com/ada",\
            "customerRating":5.0,"customerRatingCount":0,"runnerRating":4.67,"runnerRatingCount":3,\
            "createdAt":"2026-11-22T10:00:00Z","updatedAt":"2026-11-22T10:00:00.250Z",\
            "clerkUpdatedAt":"2026-11-22T10:00:00.123Z"}""";

    private static final String PUBLIC_VIEW = """
            {"userId":"0199a3f2-7c1e-7d3a-9b1c-2f4e6a8c0d1e","clerkUserId":"user_ada","firstName":"Ada",\
            "imageUrl":"https://img.clerk.com/ada",\
            "customerRating":5.0,"customerRatingCount":0,"runnerRating":4.67,"runnerRatingCount":3}""";

    private final Map<ClerkUserId, FindUser.Outcome> users = new HashMap<>();
    private final MockMvcTester web = MockMvcTester.create(MockMvcBuilders.standaloneSetup(new UserController(
                    this::find,
                    this::find,
                    ids -> ids.stream()
                            .collect(Collectors.toMap(
                                    Function.identity(), this::find, (one, other) -> one, LinkedHashMap::new))))
            .setControllerAdvice(new ProblemDetails())
            .build());

    @Test
    void showsUsersToThemselves() {
        users.put(ADA, new FindUser.Outcome.Found(ada(profileNamed("Ada"))));

        assertThat(get("/me", ADA.value()))
                .hasStatusOk()
                .hasContentType(MediaType.APPLICATION_JSON)
                .hasHeader(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                .hasBodyTextEqualTo(FULL_VIEW);
    }

    @Test
    void showsWhatIsUnknownAsNull() {
        users.put(
                ADA,
                new FindUser.Outcome.Found(new User(
                        ID, new ClerkIdentity(ADA, null), Profile.blank(), RATINGS, null, CREATED_AT, CREATED_AT, 0)));

        assertThat(get("/me", ADA.value())).hasStatusOk().bodyJson().isStrictlyEqualTo("""
                {"userId":"0199a3f2-7c1e-7d3a-9b1c-2f4e6a8c0d1e","clerkUserId":"user_ada",
                 "email":null,"emailVerified":false,"username":null,
                 "firstName":null,"lastName":null,"phoneNumber":null,"imageUrl":null,
                 "customerRating":5.0,"customerRatingCount":0,"runnerRating":4.67,"runnerRatingCount":3,
                 "createdAt":"2026-11-22T10:00:00Z","updatedAt":"2026-11-22T10:00:00Z","clerkUpdatedAt":null}""");
    }

    @Test
    void showsUsersToThemselvesByClerkId() {
        users.put(ADA, new FindUser.Outcome.Found(ada(profileNamed("Ada"))));

        assertThat(get("/api/users/clerk/user_ada", ADA.value()))
                .hasStatusOk()
                .hasHeader(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                .hasBodyTextEqualTo(FULL_VIEW);
    }

    @Test
    void showsNothingPrivateToOthers() {
        users.put(ADA, new FindUser.Outcome.Found(ada(profileNamed("Ada"))));

        assertThat(get("/api/users/clerk/user_ada", GRACE.value()))
                .hasStatusOk()
                .hasContentType(MediaType.APPLICATION_JSON)
                .hasHeader(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                .hasBodyTextEqualTo(PUBLIC_VIEW);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/me", "/api/users/clerk/user_ada"})
    void asksToTryAgainForUserNotSynced(String path) {
        MvcTestResult answer = get(path, ADA.value());

        assertProblem(answer, 404, "user-not-synced");
        assertThat(answer).hasHeader(HttpHeaders.RETRY_AFTER, "1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/me", "/api/users/clerk/user_ada"})
    void tellsThatUserWasDeleted(String path) {
        users.put(ADA, new FindUser.Outcome.Deleted());

        assertProblem(get(path, ADA.value()), 410, "user-deleted");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ada", "user_", "org_ada", "user_ada!", "user_ädä"})
    void refusesWhatIsNoClerkUserId(String id) {
        assertProblem(get("/api/users/clerk/" + id, ADA.value()), 400, "malformed-clerk-user-id");
    }

    @Test
    void knowsNoUserOfAnOddSubject() {
        assertProblem(get("/me", "user_"), 404, "user-not-synced");
    }

    @Test
    void showsNobodyFromBeforeClerk() {
        assertThatIllegalArgumentException().isThrownBy(() -> UserResponse.from(userFromBeforeClerk("ada@campus.edu")));
    }

    @Test
    void showsServicesEverything() {
        users.put(ADA, new FindUser.Outcome.Found(ada(profileNamed("Ada"))));

        assertThat(web.get()
                        .uri("/api/users/clerk/user_ada")
                        .principal(() -> "mch_orders")
                        .with(UserControllerTest::asService))
                .hasStatusOk()
                .hasBodyTextEqualTo(FULL_VIEW);
    }

    @Test
    void looksUpSeveralAtOnce() {
        users.put(ADA, new FindUser.Outcome.Found(ada(profileNamed("Ada"))));
        users.put(GRACE, new FindUser.Outcome.Deleted());

        assertThat(lookUp("[\"user_nobody\",\"user_grace\",\"user_ada\",\"user_ada\"]"))
                .hasStatusOk()
                .hasContentType(MediaType.APPLICATION_JSON)
                .bodyJson()
                .isStrictlyEqualTo(
                        "{\"found\":[" + FULL_VIEW + "],\"deleted\":[\"user_grace\"],\"unknown\":[\"user_nobody\"]}");
    }

    @Test
    void looksUpNobody() {
        assertThat(lookUp("[]")).hasStatusOk().bodyJson().isStrictlyEqualTo("""
                {"found":[],"deleted":[],"unknown":[]}""");
    }

    @Test
    void looksUpAHundredAtMost() {
        String hundred =
                IntStream.range(0, 100).mapToObj(i -> "\"user_" + i + "\"").collect(Collectors.joining(","));

        assertThat(lookUp("[" + hundred + "]")).hasStatusOk();
        assertFieldsRefused(lookUp("[" + hundred + ",\"user_100\"]"), "clerkUserIds");
    }

    @Test
    void namesEachIdThatIsNone() {
        assertFieldsRefused(
                lookUp("[\"ada\",\"user_ada\",7,null,\"user_\",[\"user_ada\"]]"),
                "clerkUserIds[0]",
                "clerkUserIds[2]",
                "clerkUserIds[3]",
                "clerkUserIds[4]",
                "clerkUserIds[5]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"user_ada\"", "{\"0\":\"user_ada\"}", "7"})
    void refusesWhatIsNoList(String ids) {
        assertFieldsRefused(lookUp(ids), "clerkUserIds");
    }

    private FindUser.Outcome find(ClerkUserId clerkUserId) {
        return users.getOrDefault(clerkUserId, new FindUser.Outcome.Unknown());
    }

    private MvcTestResult lookUp(String ids) {
        return web.post()
                .uri("/api/users/clerk/lookup")
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"clerkUserIds\":" + ids + "}")
                .exchange();
    }

    private static void assertFieldsRefused(MvcTestResult answer, String... fields) {
        assertProblem(answer, 400, "invalid-fields");
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.errors[*].field")
                .asArray()
                .containsExactly((Object[]) fields);
    }

    private static MockHttpServletRequest asService(MockHttpServletRequest request) {
        request.addUserRole("MACHINE");
        return request;
    }

    private MvcTestResult get(String path, String caller) {
        return web.get().uri(path).principal(() -> caller).exchange();
    }

    private static void assertProblem(MvcTestResult answer, int status, String code) {
        assertThat(answer)
                .hasStatus(status)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
                .bodyJson()
                .extractingPath("$.code")
                .isEqualTo(code);
    }

    private static User ada(Profile profile) {
        return new User(
                ID,
                new ClerkIdentity(ADA, new Revision(CLERK_UPDATED_AT, CLERK_UPDATED_AT.plusMillis(40))),
                profile,
                RATINGS,
                null,
                CREATED_AT,
                CREATED_AT.plusMillis(250),
                3);
    }

    @ControllerAdvice
    private static final class ProblemDetails extends ResponseEntityExceptionHandler {}
}
