package com.campusg.user.adapter.in.web;

import static com.campusg.user.application.port.out.UserFixture.ADA;
import static com.campusg.user.application.port.out.UserFixture.GRACE;
import static com.campusg.user.application.port.out.UserFixture.ID;
import static com.campusg.user.application.port.out.UserFixture.profileNamed;
import static com.campusg.user.application.port.out.UserFixture.userFromBeforeClerk;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.campusg.user.application.port.in.FindUsers;
import com.campusg.user.domain.ClerkIdentity;
import com.campusg.user.domain.ClerkUserId;
import com.campusg.user.domain.EmailAddress;
import com.campusg.user.domain.Profile;
import com.campusg.user.domain.Rating;
import com.campusg.user.domain.Ratings;
import com.campusg.user.domain.Revision;
import com.campusg.user.domain.SkippedUser;
import com.campusg.user.domain.User;
import com.campusg.web.CallerRoles;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.databind.json.JsonMapper;

class UserControllerTest {

    private static final Instant CREATED_AT = Instant.parse("2026-11-22T10:00:00Z");
    private static final Instant CLERK_UPDATED_AT = Instant.parse("2026-11-22T10:00:00.123Z");
    private static final Ratings RATINGS = new Ratings(Rating.unrated(), new Rating(new BigDecimal("4.67"), 3));

    private static final String FULL_VIEW = """
            {"userId":"0199a3f2-7c1e-7d3a-9b1c-2f4e6a8c0d1e","clerkUserId":"user_ada",\
            "email":"ada@campus.edu","emailVerified":true,"username":"ada",\
            "firstName":"Ada","lastName":"Lovelace","phoneNumber":"+15555550100",\
            "imageUrl":"https://img.clerk.com/ada",\
            "customerRating":5.0,"customerRatingCount":0,"runnerRating":4.67,"runnerRatingCount":3,"banned":false,\
            "createdAt":"2026-11-22T10:00:00Z","updatedAt":"2026-11-22T10:00:00.250Z",\
            "clerkUpdatedAt":"2026-11-22T10:00:00.123Z"}""";

    private static final Profile BANNED = new Profile(null, null, null, null, null, null, true);

    private static final String PUBLIC_VIEW = """
            {"userId":"0199a3f2-7c1e-7d3a-9b1c-2f4e6a8c0d1e","clerkUserId":"user_ada","firstName":"Ada",\
            "imageUrl":"https://img.clerk.com/ada",\
            "customerRating":5.0,"customerRatingCount":0,"runnerRating":4.67,"runnerRatingCount":3}""";

    private final Map<ClerkUserId, FindUsers.Result> users = new HashMap<>();
    private final FindUsers findUsers = new FindUsersInMap();
    private final MockMvcTester web = MockMvcTester.create(
            MockMvcBuilders.standaloneSetup(new UserController(findUsers::find, findUsers, JsonMapper.shared()))
                    .setControllerAdvice(new ProblemDetails())
                    .build());

    @Test
    void showsFullViewToCaller() {
        users.put(ADA, new FindUsers.Result.Found(ada(profileNamed("Ada"))));

        assertThat(get("/me", ADA.value()))
                .hasStatusOk()
                .hasContentType(MediaType.APPLICATION_JSON)
                .hasHeader(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                .hasBodyTextEqualTo(FULL_VIEW);
    }

    @Test
    void showsAbsentValuesAsNull() {
        users.put(
                ADA,
                new FindUsers.Result.Found(new User(
                        ID, new ClerkIdentity(ADA, null), Profile.blank(), RATINGS, null, CREATED_AT, CREATED_AT, 0)));

        assertThat(get("/me", ADA.value())).hasStatusOk().bodyJson().isStrictlyEqualTo("""
                {"userId":"0199a3f2-7c1e-7d3a-9b1c-2f4e6a8c0d1e","clerkUserId":"user_ada",
                 "email":null,"emailVerified":false,"username":null,
                 "firstName":null,"lastName":null,"phoneNumber":null,"imageUrl":null,
                 "customerRating":5.0,"customerRatingCount":0,"runnerRating":4.67,"runnerRatingCount":3,"banned":false,
                 "createdAt":"2026-11-22T10:00:00Z","updatedAt":"2026-11-22T10:00:00Z","clerkUpdatedAt":null}""");
    }

    @Test
    void showsFullViewToUserByClerkId() {
        users.put(ADA, new FindUsers.Result.Found(ada(profileNamed("Ada"))));

        assertThat(get("/api/users/clerk/user_ada", ADA.value()))
                .hasStatusOk()
                .hasHeader(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                .hasBodyTextEqualTo(FULL_VIEW);
    }

    @Test
    void showsPublicViewToOtherUsers() {
        users.put(ADA, new FindUsers.Result.Found(ada(profileNamed("Ada"))));

        assertThat(get("/api/users/clerk/user_ada", GRACE.value()))
                .hasStatusOk()
                .hasContentType(MediaType.APPLICATION_JSON)
                .hasHeader(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                .hasBodyTextEqualTo(PUBLIC_VIEW);
    }

    @Test
    void showsFullViewToMachines() {
        users.put(ADA, new FindUsers.Result.Found(ada(profileNamed("Ada"))));

        assertThat(web.get()
                        .uri("/api/users/clerk/user_ada")
                        .principal(() -> "mch_orders")
                        .with(UserControllerTest::asMachine))
                .hasStatusOk()
                .hasBodyTextEqualTo(FULL_VIEW);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s", "W/%s", "\"other\", %s"})
    void respondsWithNotModifiedIfEntityTagMatches(String condition) {
        users.put(ADA, new FindUsers.Result.Found(ada(profileNamed("Ada"))));
        String entityTag = entityTag("/me", ADA);

        MvcTestResult response = get("/me", ADA, condition.formatted(entityTag));

        assertThat(response)
                .hasStatus(HttpStatus.NOT_MODIFIED)
                .hasHeader(HttpHeaders.ETAG, entityTag)
                .hasHeader(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                .bodyText()
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"other\"", "other", ""})
    void respondsWithUserIfEntityTagDiffers(String condition) {
        users.put(ADA, new FindUsers.Result.Found(ada(profileNamed("Ada"))));

        assertThat(get("/me", ADA, condition)).hasStatusOk().hasBodyTextEqualTo(FULL_VIEW);
    }

    @Test
    void respondsToHeadWithEntityTag() {
        users.put(ADA, new FindUsers.Result.Found(ada(profileNamed("Ada"))));
        String entityTag = entityTag("/me", ADA);

        assertThat(web.head().uri("/me").principal(ADA::value))
                .hasStatusOk()
                .hasHeader(HttpHeaders.ETAG, entityTag)
                .hasHeader(HttpHeaders.CACHE_CONTROL, "private, no-cache");
        assertThat(web.head().uri("/me").principal(ADA::value).header(HttpHeaders.IF_NONE_MATCH, entityTag))
                .hasStatus(HttpStatus.NOT_MODIFIED);
    }

    /** For example after an operator changed the row with SQL. */
    @Test
    void entityTagChangesWithBodyEvenIfVersionDoesNot() {
        users.put(ADA, new FindUsers.Result.Found(ada(profileNamed("Ada"))));
        String full = entityTag("/me", ADA);
        String visible = entityTag("/api/users/clerk/user_ada", GRACE);
        users.put(ADA, new FindUsers.Result.Found(ada(profileNamed("Augusta"))));

        assertThat(get("/me", ADA, full)).hasStatusOk();
        assertThat(get("/api/users/clerk/user_ada", GRACE, visible)).hasStatusOk();
    }

    @Test
    void entityTagOfPublicViewDoesNotRevealChangesOfPrivateData() {
        users.put(ADA, new FindUsers.Result.Found(ada(profileNamed("Ada"))));
        String full = entityTag("/me", ADA);
        String visible = entityTag("/api/users/clerk/user_ada", GRACE);
        User changed = ada(profileNamed("Ada"));
        Profile profile = changed.profile();
        users.put(
                ADA,
                new FindUsers.Result.Found(new User(
                        ID,
                        changed.identity(),
                        new Profile(
                                new EmailAddress("countess@campus.edu", true),
                                "countess",
                                profile.firstName(),
                                "King",
                                null,
                                profile.imageUrl(),
                                false),
                        RATINGS,
                        null,
                        CREATED_AT,
                        CREATED_AT.plusSeconds(1),
                        4)));

        assertThat(entityTag("/me", ADA)).isNotEqualTo(full);
        assertThat(entityTag("/api/users/clerk/user_ada", GRACE)).isEqualTo(visible);
    }

    @Test
    void fullAndPublicViewHaveDifferentEntityTags() {
        users.put(ADA, new FindUsers.Result.Found(ada(profileNamed("Ada"))));

        assertThat(entityTag("/api/users/clerk/user_ada", ADA))
                .isEqualTo(entityTag("/me", ADA))
                .isNotEqualTo(entityTag("/api/users/clerk/user_ada", GRACE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/me", "/api/users/clerk/user_ada"})
    void respondsWithRetryAfterIfUserIsUnknown(String path) {
        MvcTestResult response = get(path, ADA.value());

        assertProblem(response, 404, "user-not-synced");
        assertThat(response).hasHeader(HttpHeaders.RETRY_AFTER, "1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/me", "/api/users/clerk/user_ada"})
    void respondsWithGoneIfUserIsDeleted(String path) {
        users.put(ADA, new FindUsers.Result.Deleted());

        assertProblem(get(path, ADA.value()), 410, "user-deleted");
    }

    @Test
    void refusesBannedUser() {
        users.put(ADA, new FindUsers.Result.Found(ada(BANNED)));

        assertProblem(get("/me", ADA.value()), 403, "user-banned");
    }

    @Test
    void showsBannedUserByClerkId() {
        users.put(ADA, new FindUsers.Result.Found(ada(BANNED)));

        assertThat(get("/api/users/clerk/user_ada", GRACE.value()))
                .hasStatusOk()
                .bodyText()
                .doesNotContain("banned");
        assertThat(get("/api/users/clerk/user_ada", ADA.value()))
                .hasStatusOk()
                .bodyText()
                .contains("\"banned\":true");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ada", "user_", "org_ada", "user_ada!", "user_ädä"})
    void refusesMalformedClerkUserId(String id) {
        assertProblem(get("/api/users/clerk/" + id, ADA.value()), 400, "malformed-clerk-user-id");
    }

    @Test
    void callerWithoutValidClerkUserIdIsUnknown() {
        assertProblem(get("/me", "user_"), 404, "user-not-synced");
    }

    @Test
    void hasNoViewOfUserFromBeforeClerk() {
        assertThatIllegalArgumentException().isThrownBy(() -> UserResponse.from(userFromBeforeClerk("ada@campus.edu")));
    }

    @Test
    void looksUpSeveralUsers() {
        users.put(ADA, new FindUsers.Result.Found(ada(profileNamed("Ada"))));
        users.put(GRACE, new FindUsers.Result.Deleted());

        assertThat(lookUp("[\"user_nobody\",\"user_grace\",\"user_ada\",\"user_ada\"]"))
                .hasStatusOk()
                .hasContentType(MediaType.APPLICATION_JSON)
                .bodyJson()
                .isStrictlyEqualTo(
                        "{\"found\":[" + FULL_VIEW + "],\"deleted\":[\"user_grace\"],\"unknown\":[\"user_nobody\"]}");
    }

    @Test
    void looksUpNoUsers() {
        assertThat(lookUp("[]")).hasStatusOk().bodyJson().isStrictlyEqualTo("""
                {"found":[],"deleted":[],"unknown":[]}""");
    }

    @Test
    void looksUpAtMostAHundredUsers() {
        String hundred =
                IntStream.range(0, 100).mapToObj(i -> "\"user_" + i + "\"").collect(Collectors.joining(","));

        assertThat(lookUp("[" + hundred + "]")).hasStatusOk();
        assertInvalidFields(lookUp("[" + hundred + ",\"user_100\"]"), "clerkUserIds");
    }

    @Test
    void namesEachInvalidId() {
        assertInvalidFields(
                lookUp("[\"ada\",\"user_ada\",7,null,\"user_\",[\"user_ada\"]]"),
                "clerkUserIds[0]",
                "clerkUserIds[2]",
                "clerkUserIds[3]",
                "clerkUserIds[4]",
                "clerkUserIds[5]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"user_ada\"", "{\"0\":\"user_ada\"}", "7"})
    void refusesValueThatIsNoList(String ids) {
        assertInvalidFields(lookUp(ids), "clerkUserIds");
    }

    private MvcTestResult lookUp(String ids) {
        return web.post()
                .uri("/api/users/clerk/lookup")
                .principal(() -> "mch_orders")
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"clerkUserIds\":" + ids + "}")
                .exchange();
    }

    private static void assertInvalidFields(MvcTestResult response, String... fields) {
        assertProblem(response, 400, "invalid-fields");
        assertThat(response)
                .bodyJson()
                .extractingPath("$.errors[*].field")
                .asArray()
                .containsExactly((Object[]) fields);
    }

    private static MockHttpServletRequest asMachine(MockHttpServletRequest request) {
        request.addUserRole(CallerRoles.MACHINE);
        return request;
    }

    private MvcTestResult get(String path, String caller) {
        return web.get().uri(path).principal(() -> caller).exchange();
    }

    private MvcTestResult get(String path, ClerkUserId caller, String ifNoneMatch) {
        return web.get()
                .uri(path)
                .principal(caller::value)
                .header(HttpHeaders.IF_NONE_MATCH, ifNoneMatch)
                .exchange();
    }

    private String entityTag(String path, ClerkUserId caller) {
        MvcTestResult response = get(path, caller.value());
        assertThat(response).hasStatusOk().containsHeader(HttpHeaders.ETAG);
        return Objects.requireNonNull(response.getResponse().getHeader(HttpHeaders.ETAG));
    }

    private static void assertProblem(MvcTestResult response, int status, String code) {
        assertThat(response)
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

    private final class FindUsersInMap implements FindUsers {

        @Override
        public Result find(ClerkUserId clerkUserId) {
            return users.getOrDefault(clerkUserId, new Result.Unknown());
        }

        @Override
        public Map<ClerkUserId, Result> findAll(Set<ClerkUserId> clerkUserIds) {
            Map<ClerkUserId, Result> results = new LinkedHashMap<>();
            clerkUserIds.forEach(id -> results.put(id, find(id)));
            return results;
        }

        @Override
        public List<ClerkUserId> activeAfter(Optional<ClerkUserId> after) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<ClerkUserId> deletedAfter(Optional<ClerkUserId> after) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<SkippedUser> unidentified() {
            throw new UnsupportedOperationException();
        }
    }

    @ControllerAdvice
    private static final class ProblemDetails extends ResponseEntityExceptionHandler {}
}
