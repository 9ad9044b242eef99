package com.campusg.acceptance.driver;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.campusg.testing.Timeouts;
import com.campusg.testing.environment.TestEnvironment;
import io.cucumber.spring.ScenarioScope;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.awaitility.core.ConditionFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.ScopedProxyMode;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Sends the requests of users and their browsers to CampusG and checks the responses. */
@Component
@ScenarioScope(proxyMode = ScopedProxyMode.NO)
public class CampusGDriver {

    /** Time limit for an effect of a delivery. */
    private static final Duration TIMEOUT = Timeouts.minutes(1);

    private static final Duration POLL_INTERVAL = Duration.ofMillis(50);

    /** JSON members by their names in the features. */
    private static final Map<String, String> MEMBERS = Map.ofEntries(
            Map.entry("first name", "firstName"),
            Map.entry("last name", "lastName"),
            Map.entry("e-mail", "email"),
            Map.entry("e-mail verified", "emailVerified"),
            Map.entry("username", "username"),
            Map.entry("phone number", "phoneNumber"),
            Map.entry("rating as customer", "customerRating"),
            Map.entry("raters of the customer", "customerRatingCount"),
            Map.entry("rating as runner", "runnerRating"),
            Map.entry("raters of the runner", "runnerRatingCount"));

    /** Members of the public profile. */
    private static final List<String> PUBLIC_PROFILE = List.of(
            "userId",
            "clerkUserId",
            "firstName",
            "imageUrl",
            "customerRating",
            "customerRatingCount",
            "runnerRating",
            "runnerRatingCount");

    /** Members of the complete profile. */
    private static final List<String> COMPLETE_PROFILE = List.of(
            "userId",
            "clerkUserId",
            "email",
            "emailVerified",
            "username",
            "firstName",
            "lastName",
            "phoneNumber",
            "imageUrl",
            "customerRating",
            "customerRatingCount",
            "runnerRating",
            "runnerRatingCount",
            "banned",
            "createdAt",
            "updatedAt",
            "clerkUpdatedAt");

    private final ScenarioContext context;
    private final ClerkDriver clerk;
    private @Nullable Response response;

    public CampusGDriver(ScenarioContext context, ClerkDriver clerk) {
        this.context = context;
        this.clerk = clerk;
    }

    // Own profile

    public void requestProfile(Person person) {
        received(me(person));
    }

    /** Waits until CampusG knows the person, and remembers the response for later comparisons. */
    public void rememberProfile(Person person) {
        eventually("CampusG knows " + person).until(() -> me(person).status() == 200);
        Response now = me(person);
        assertThat(now.json().propertyNames()).as("%s", now).containsExactlyInAnyOrderElementsOf(COMPLETE_PROFILE);
        person.rememberShown(now);
        received(now);
    }

    public void shows(Person person, Map<String, String> expected) {
        eventually("CampusG shows " + person).untilAsserted(() -> {
            Response now = me(person);
            assertThat(now.status()).as("%s", now).isEqualTo(200);
            expected.forEach((thing, value) -> assertThat(value(now.json(), thing))
                    .as("%s in %s", thing, now)
                    .isEqualTo(value));
        });
    }

    public void showsFirstName(Person person, String firstName) {
        shows(person, Map.of("first name", firstName));
    }

    public void showsAsLastKnownToClerk(Person person) {
        ClerkUser expected = person.atClerk();
        Response now = me(person);
        assertThat(now.status()).as("%s: %s", person, now).isEqualTo(200);
        JsonNode shown = now.json();
        assertThat(text(shown, "firstName")).as("%s: %s", person, now).isEqualTo(expected.firstName());
        assertThat(text(shown, "lastName")).as("%s: %s", person, now).isEqualTo(expected.lastName());
        assertThat(text(shown, "username")).as("%s: %s", person, now).isEqualTo(expected.username());
        assertThat(text(shown, "phoneNumber")).as("%s: %s", person, now).isEqualTo(expected.phoneNumber());
        assertThat(text(shown, "imageUrl")).as("%s: %s", person, now).isEqualTo(expected.imageUrl());
        assertThat(text(shown, "email"))
                .as("%s: %s", person, now)
                .isEqualTo(expected.primaryEmail().map(ClerkUser.Email::address).orElse(null));
        assertThat(shown.path("emailVerified").asBoolean())
                .as("%s: %s", person, now)
                .isEqualTo(
                        expected.primaryEmail().map(ClerkUser.Email::verified).orElse(false));
        assertThat(Instant.parse(shown.path("clerkUpdatedAt").asString()))
                .as("%s: %s", person, now)
                .isEqualTo(expected.updatedAt());
    }

    public void showsUnchanged(Person person) {
        Response now = me(person);
        assertThat(now.status()).as("%s", now).isEqualTo(200);
        assertThat(now.json()).isEqualTo(person.shown().json());
        assertThat(now.header("etag")).isEqualTo(person.shown().header("etag"));
    }

    public void hasSameAccountAsBefore(Person person) {
        assertThat(me(person).json().path("userId"))
                .isEqualTo(person.shown().json().path("userId"));
    }

    public void hasSeparateAccount(Person person, Person other) {
        assertThat(accountOf(person)).isNotEqualTo(accountOf(other));
    }

    /** The user id of a person; of a deleted person, the former one. */
    String accountOf(Person person) {
        Response now = me(person);
        JsonNode view = now.status() == 200 ? now.json() : person.shown().json();
        return view.path("userId").asString();
    }

    public void tellsThatBanned(Person person) {
        eventually("CampusG reports the ban of " + person)
                .until(() -> me(person).status() == 403);
        assertThat(me(person).followsConventions().code()).isEqualTo("user-banned");
    }

    public void tellsThatDeleted(Person person) {
        eventually("CampusG reports the deletion of " + person)
                .until(() -> me(person).status() == 410);
        checkDeleted(me(person));
    }

    /** Searches the log, as the integration guide suggests. */
    public void hasLoggedAppliedDelivery(Person person, String eventType) {
        String end = "(%s) of %s: applied".formatted(eventType, person.clerkId());
        eventually("The log has a line that ends with " + end)
                .until(() -> context.campusG().output().stream().anyMatch(line -> line.endsWith(end)));
    }

    public void tellsThatDeleted(Person asking, Person askedFor) {
        checkDeleted(profile(clerk.sessionToken(asking), askedFor.clerkId()));
    }

    public void answeredThatDeleted() {
        checkDeleted(response());
    }

    private static void checkDeleted(Response response) {
        assertThat(response.followsConventions().status()).as("%s", response).isEqualTo(410);
        assertThat(response.code()).isEqualTo("user-deleted");
    }

    public void answeredToTryAgain() {
        checkNotSynced(response());
    }

    void answeredThatUnavailable(String code) {
        checkUnavailable(response(), code);
    }

    public void tellsToTryAgain(Person person) {
        checkNotSynced(me(person));
    }

    private static void checkNotSynced(Response response) {
        assertThat(response.followsConventions().status()).as("%s", response).isEqualTo(404);
        assertThat(response.code()).isEqualTo("user-not-synced");
        assertThat(response.header("retry-after")).isEqualTo("1");
    }

    public void tellsThatUnavailable(Person person) {
        checkUnavailable(me(person), "database-unavailable");
    }

    private static void checkUnavailable(Response response, String code) {
        assertThat(response.followsConventions().status()).as("%s", response).isEqualTo(503);
        assertThat(response.code()).isEqualTo(code);
    }

    // Conditional requests

    public void requestProfileIfChanged(Person person, Person known) {
        received(requestProfileIfChanged(clerk.sessionToken(person), known));
    }

    public void requestProfileIfChangedWithTokenThat(Person person, String how) {
        received(requestProfileIfChanged(clerk.sessionTokenThat(person, how), person));
    }

    private Response requestProfileIfChanged(String token, Person known) {
        String version = requireNonNull(known.shown().header("etag"), "There is no ETag");
        return Http.send(me().header("Authorization", "Bearer " + token).header("If-None-Match", version));
    }

    public void answeredThatUnchanged() {
        assertThat(response().status()).as("%s", response()).isEqualTo(304);
        assertThat(response().body()).isEmpty();
    }

    public void answeredWithFirstName(String firstName) {
        assertThat(response().status()).as("%s", response()).isEqualTo(200);
        assertThat(text(response().json(), "firstName")).isEqualTo(firstName);
    }

    public void responseIsPrivate() {
        assertThat(response().header("cache-control")).contains("private", "no-cache");
        assertThat(String.join(",", response().headers().allValues("vary")))
                .containsIgnoringCase("Authorization")
                .containsIgnoringCase("Cookie")
                .containsIgnoringCase("Origin");
    }

    // Session tokens

    public void sendTokenThat(Person person, String how) {
        HttpRequest.Builder request = me();
        switch (how) {
            case "is missing" -> {}
            case "is sent with the scheme in lower case" ->
                request.header("Authorization", "bearer " + clerk.sessionTokenThat(person, how));
            default -> request.header("Authorization", "Bearer " + clerk.sessionTokenThat(person, how));
        }
        received(Http.send(request));
    }

    public void sendTokenInCookie(Person person) {
        received(Http.send(me().header("Cookie", "theme=dark; __session=" + clerk.sessionToken(person))));
    }

    public void sendTokenAndCookieThat(Person person, String header, String cookie) {
        received(Http.send(me().header("Authorization", "Bearer " + clerk.sessionTokenThat(person, header))
                .header("Cookie", "__session=" + clerk.sessionTokenThat(person, cookie))));
    }

    public void accepts(Person person) {
        assertThat(response().followsConventions().status())
                .as("%s", response())
                .isEqualTo(200);
        assertThat(text(response().json(), "clerkUserId")).isEqualTo(person.clerkId());
    }

    public void rejects(TokenRefusal refusal) {
        refusal.check(response());
    }

    public void sendPreflight(String page) {
        received(Http.send(me().header("Origin", page)
                .header("Access-Control-Request-Method", "GET")
                .header("Access-Control-Request-Headers", "authorization")
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody())));
    }

    public void permitsPage() {
        assertThat(response().status()).as("%s", response()).isBetween(200, 299);
        assertThat(response().header("access-control-allow-origin")).isEqualTo(TestEnvironment.OWN_PAGE);
        assertThat(response().header("access-control-allow-headers")).containsIgnoringCase("authorization");
    }

    public void doesNotPermitPage() {
        assertThat(response().header("access-control-allow-origin"))
                .as("%s", response())
                .isNull();
    }

    // Profiles of others

    public void lookUp(Person asking, Person askedFor) {
        received(profile(clerk.sessionToken(asking), askedFor.clerkId()));
    }

    public void lookUp(Person asking, String clerkUserId) {
        received(profile(clerk.sessionToken(asking), clerkUserId));
    }

    public void lookUpWithoutToken(Person askedFor) {
        received(Http.send(Http.to(profileOf(askedFor.clerkId()))));
    }

    public void answeredWithCompleteProfile(Person person) {
        assertThat(response().followsConventions().status())
                .as("%s", response())
                .isEqualTo(200);
        assertThat(response().json().propertyNames()).containsExactlyInAnyOrderElementsOf(COMPLETE_PROFILE);
        assertThat(response().json()).isEqualTo(me(person).json());
    }

    public void answeredWithFirstNamePictureAndRatings(Person person) {
        assertThat(response().followsConventions().status())
                .as("%s", response())
                .isEqualTo(200);
        JsonNode view = response().json();
        JsonNode complete = me(person).json();
        assertThat(PUBLIC_PROFILE)
                .allSatisfy(member -> assertThat(view.path(member)).isEqualTo(complete.path(member)));
        assertThat(text(view, "firstName")).isEqualTo(person.atClerk().firstName());
        assertThat(text(view, "imageUrl")).isEqualTo(person.atClerk().imageUrl());
    }

    public void answeredWithNothingElse(Person person) {
        assertThat(response().json().propertyNames()).containsExactlyInAnyOrderElementsOf(PUBLIC_PROFILE);
        List<String> privateData = person.personalData().stream()
                .filter(trace -> !trace.equals(person.atClerk().firstName())
                        && !trace.equals(person.atClerk().imageUrl()))
                .toList();
        assertThat(response().body()).doesNotContain(privateData);
    }

    public void answeredThatUserIdIsMalformed() {
        assertThat(response().followsConventions().status())
                .as("%s", response())
                .isEqualTo(400);
        assertThat(response().code()).isEqualTo("malformed-clerk-user-id");
    }

    // Invalid requests

    public void sendInvalidRequest(Person person, String how) {
        String token = clerk.sessionToken(person);
        received(
                switch (how) {
                    case "requests a page that does not exist" -> Http.send(authorized("/canteen/menu", token));
                    case "tries to delete her profile in CampusG" ->
                        Http.send(authorized("/me", token).DELETE());
                    case "tries to read the deliveries" -> Http.send(authorized("/api/webhook/clerk", token));
                    case "requests a malformed address" -> RawHttp.get(context.campusG(), "/me%zz", token);
                    case "requests an address with a double slash" -> RawHttp.get(context.campusG(), "//me", token);
                    case "requests an address with unescaped characters" ->
                        RawHttp.get(context.campusG(), "/me?who={<me>|\"you\"}", token);
                    case "looks herself up with a user id that is too long" ->
                        profile(token, "user_" + "a".repeat(300));
                    default -> throw new IllegalArgumentException(how);
                });
    }

    public void requestMissingPageWithoutToken() {
        received(Http.send(Http.to(context.campusG().address().resolve("/canteen/menu"))));
    }

    public void answersWithProblem(String what) {
        int expected =
                switch (what) {
                    case "nothing was found" -> 404;
                    case "this is not supported" -> 405;
                    case "the request is malformed" -> 400;
                    case "the content is too large" -> 413;
                    case "the format is unsupported" -> 415;
                    default -> throw new IllegalArgumentException(what);
                };
        assertThat(response().status()).as("%s", response()).isEqualTo(expected);
        Response problem = response().followsConventions();
        assertThat(problem.json().path("code").asString("")).isNotBlank();
    }

    public void responseContainsNoInternalDetails() {
        assertThat(response().headers().map().keySet().stream().map(name -> name.toLowerCase(Locale.ROOT)))
                .doesNotContain("server", "x-powered-by", "x-application-context");
        assertThat(response().json().propertyNames()).doesNotContain("trace", "exception", "message", "timestamp");
    }

    // Internals

    static ConditionFactory eventually(String what) {
        return await().alias(what).atMost(TIMEOUT).pollInterval(POLL_INTERVAL).pollDelay(Duration.ZERO);
    }

    void received(Response given) {
        response = given;
    }

    Response response() {
        return requireNonNull(response, "No request has been sent yet");
    }

    Response me(Person person) {
        return me(clerk.sessionToken(person));
    }

    Response me(String token) {
        return Http.send(me().header("Authorization", "Bearer " + token)).followsConventions();
    }

    private HttpRequest.Builder me() {
        return Http.to(context.campusG().address().resolve("/me"));
    }

    private Response profile(String token, String clerkUserId) {
        return Http.send(Http.to(profileOf(clerkUserId)).header("Authorization", "Bearer " + token));
    }

    private URI profileOf(String clerkUserId) {
        return context.campusG().address().resolve("/api/users/clerk/" + clerkUserId);
    }

    private HttpRequest.Builder authorized(String path, String token) {
        return Http.to(context.campusG().address().resolve(path)).header("Authorization", "Bearer " + token);
    }

    private static @Nullable String text(JsonNode view, String member) {
        return view.path(member).stringValue(null);
    }

    /** The value of a member as the features write it. */
    private static String value(JsonNode view, String thing) {
        JsonNode value = view.path(Objects.requireNonNull(MEMBERS.get(thing), thing));
        if (value.isMissingNode()) {
            return "missing";
        }
        if (value.isBoolean()) {
            return value.asBoolean() ? "yes" : "no";
        }
        return value.isNull() ? "none" : value.asString();
    }
}
