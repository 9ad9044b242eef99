package com.campusg.acceptance.driver;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.campusg.acceptance.campus.Campus;
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

/** Asks CampusG what people and programs ask it. */
@Component
@ScenarioScope(proxyMode = ScopedProxyMode.NO)
public class CampusGDriver {

    /** How long a notice of Clerk's may take. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private static final Duration PAUSE = Duration.ofMillis(50);

    /** What CampusG calls the things that the features speak of. */
    private static final Map<String, String> NAMES = Map.ofEntries(
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

    /** What everybody may know of a person. */
    private static final List<String> PUBLIC = List.of(
            "userId",
            "clerkUserId",
            "firstName",
            "imageUrl",
            "customerRating",
            "customerRatingCount",
            "runnerRating",
            "runnerRatingCount");

    /** What the person may know. */
    private static final List<String> OWN = List.of(
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
            "createdAt",
            "updatedAt",
            "clerkUpdatedAt");

    private final Stage stage;
    private final ClerkDriver clerk;
    private @Nullable Answer answer;

    public CampusGDriver(Stage stage, ClerkDriver clerk) {
        this.stage = stage;
        this.clerk = clerk;
    }

    // Who am I?

    public void ask(Person person) {
        answered(me(person));
    }

    /** Asks, and remembers the answer to compare later ones with; waits for a person whose notice is on its way. */
    public void look(Person person) {
        soon("CampusG knows " + person).until(() -> me(person).status() == 200);
        Answer now = me(person);
        assertThat(now.json().propertyNames()).as("%s", now).containsExactlyInAnyOrderElementsOf(OWN);
        person.wasShown(now);
        answered(now);
    }

    public void shows(Person person, Map<String, String> expected) {
        soon("CampusG shows " + person).untilAsserted(() -> {
            Answer now = me(person);
            assertThat(now.status()).as("%s", now).isEqualTo(200);
            expected.forEach((thing, value) -> assertThat(value(now.json(), thing))
                    .as("%s in %s", thing, now)
                    .isEqualTo(value));
        });
    }

    public void calls(Person person, String firstName) {
        shows(person, Map.of("first name", firstName));
    }

    public void showsAsAtClerk(Person person) {
        ClerkUser expected = person.atClerk();
        Answer now = me(person);
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

    public void showsTheSameAsBefore(Person person) {
        Answer now = me(person);
        assertThat(now.status()).as("%s", now).isEqualTo(200);
        assertThat(now.json()).isEqualTo(person.shown().json());
        assertThat(now.header("etag")).isEqualTo(person.shown().header("etag"));
    }

    public void hasSameAccountAsBefore(Person person) {
        assertThat(me(person).json().path("userId"))
                .isEqualTo(person.shown().json().path("userId"));
    }

    public void hasAccountOfTheirOwn(Person person, Person other) {
        assertThat(accountOf(person)).isNotEqualTo(accountOf(other));
    }

    /** CampusG's own name for somebody; of somebody who left, the one they had. */
    String accountOf(Person person) {
        Answer now = me(person);
        JsonNode view = now.status() == 200 ? now.json() : person.shown().json();
        return view.path("userId").asString();
    }

    public void tellsThatGone(Person person) {
        soon("CampusG forgets " + person).until(() -> me(person).status() == 410);
        checkGone(me(person));
    }

    public void tellsThatGone(Person asking, Person askedFor) {
        checkGone(profile(clerk.pass(asking), askedFor.clerkId()));
    }

    public void answeredThatGone() {
        checkGone(answer());
    }

    private static void checkGone(Answer answer) {
        assertThat(answer.holdsToManners().status()).as("%s", answer).isEqualTo(410);
        assertThat(answer.code()).isEqualTo("user-deleted");
    }

    public void answeredToComeBack() {
        checkNotYet(answer());
    }

    void answeredThatUnavailable(String code) {
        checkUnavailable(answer(), code);
    }

    public void tellsToComeBack(Person person) {
        checkNotYet(me(person));
    }

    private static void checkNotYet(Answer answer) {
        assertThat(answer.holdsToManners().status()).as("%s", answer).isEqualTo(404);
        assertThat(answer.code()).isEqualTo("user-not-synced");
        assertThat(answer.header("retry-after")).isEqualTo("1");
    }

    public void tellsThatUnavailable(Person person) {
        checkUnavailable(me(person), "database-unavailable");
    }

    private static void checkUnavailable(Answer answer, String code) {
        assertThat(answer.holdsToManners().status()).as("%s", answer).isEqualTo(503);
        assertThat(answer.code()).isEqualTo(code);
    }

    // Has anything changed?

    public void askWhetherChanged(Person person, Person whoseAnswer) {
        answered(askWhetherChanged(clerk.pass(person), whoseAnswer));
    }

    public void askWhetherChangedWithPassThat(Person person, String how) {
        answered(askWhetherChanged(clerk.passThat(person, how), person));
    }

    private Answer askWhetherChanged(String pass, Person whoseAnswer) {
        String version = requireNonNull(whoseAnswer.shown().header("etag"), "There is no ETag");
        return Http.send(me().header("Authorization", "Bearer " + pass).header("If-None-Match", version));
    }

    public void answeredThatNothingChanged() {
        assertThat(answer().status()).as("%s", answer()).isEqualTo(304);
        assertThat(answer().body()).isEmpty();
    }

    public void answeredWithName(String firstName) {
        assertThat(answer().status()).as("%s", answer()).isEqualTo(200);
        assertThat(text(answer().json(), "firstName")).isEqualTo(firstName);
    }

    public void answerIsForTheOwnBrowserOnly() {
        assertThat(answer().header("cache-control")).contains("private", "no-cache");
        assertThat(String.join(",", answer().headers().allValues("vary")))
                .containsIgnoringCase("Authorization")
                .containsIgnoringCase("Cookie")
                .containsIgnoringCase("Origin");
    }

    // Passes

    public void showPassThat(Person person, String how) {
        HttpRequest.Builder request = me();
        switch (how) {
            case "is not there" -> {}
            case "is announced in small letters" ->
                request.header("Authorization", "bearer " + clerk.passThat(person, how));
            default -> request.header("Authorization", "Bearer " + clerk.passThat(person, how));
        }
        answered(Http.send(request));
    }

    public void carryPass(Person person) {
        answered(Http.send(me().header("Cookie", "theme=dark; __session=" + clerk.pass(person))));
    }

    public void showPassThatWhileCarrying(Person person, String inTheHand, String inThePocket) {
        answered(Http.send(me().header("Authorization", "Bearer " + clerk.passThat(person, inTheHand))
                .header("Cookie", "__session=" + clerk.passThat(person, inThePocket))));
    }

    public void letsIn(Person person) {
        assertThat(answer().holdsToManners().status()).as("%s", answer()).isEqualTo(200);
        assertThat(text(answer().json(), "clerkUserId")).isEqualTo(person.clerkId());
    }

    public void refuses(Refusal refusal) {
        refusal.check(answer());
    }

    public void asksWhetherPageMayInquire(String page) {
        answered(Http.send(me().header("Origin", page)
                .header("Access-Control-Request-Method", "GET")
                .header("Access-Control-Request-Headers", "authorization")
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody())));
    }

    public void letsPageInquire() {
        assertThat(answer().status()).as("%s", answer()).isBetween(200, 299);
        assertThat(answer().header("access-control-allow-origin")).isEqualTo(Campus.OWN_PAGE);
        assertThat(answer().header("access-control-allow-headers")).containsIgnoringCase("authorization");
    }

    public void doesNotLetPageInquire() {
        assertThat(answer().header("access-control-allow-origin"))
                .as("%s", answer())
                .isNull();
    }

    // Other people

    public void lookUp(Person asking, Person askedFor) {
        answered(profile(clerk.pass(asking), askedFor.clerkId()));
    }

    public void lookUp(Person asking, String name) {
        answered(profile(clerk.pass(asking), name));
    }

    public void lookUpWithoutPass(Person askedFor) {
        answered(Http.send(Http.to(profileOf(askedFor.clerkId()))));
    }

    public void answeredWithOwnView(Person person) {
        assertThat(answer().holdsToManners().status()).as("%s", answer()).isEqualTo(200);
        assertThat(answer().json().propertyNames()).containsExactlyInAnyOrderElementsOf(OWN);
        assertThat(answer().json()).isEqualTo(me(person).json());
    }

    public void answeredWithFirstNamePictureAndRatings(Person person) {
        assertThat(answer().holdsToManners().status()).as("%s", answer()).isEqualTo(200);
        JsonNode view = answer().json();
        JsonNode own = me(person).json();
        assertThat(PUBLIC).allSatisfy(member -> assertThat(view.path(member)).isEqualTo(own.path(member)));
        assertThat(text(view, "firstName")).isEqualTo(person.atClerk().firstName());
        assertThat(text(view, "imageUrl")).isEqualTo(person.atClerk().imageUrl());
    }

    public void answeredWithNothingElse(Person person) {
        assertThat(answer().json().propertyNames()).containsExactlyInAnyOrderElementsOf(PUBLIC);
        List<String> secrets = person.personalTraces().stream()
                .filter(trace -> !trace.equals(person.atClerk().firstName())
                        && !trace.equals(person.atClerk().imageUrl()))
                .toList();
        assertThat(answer().body()).doesNotContain(secrets);
    }

    public void saysThatThisIsNoName() {
        assertThat(answer().holdsToManners().status()).as("%s", answer()).isEqualTo(400);
        assertThat(answer().code()).isEqualTo("malformed-clerk-user-id");
    }

    // Odd requests

    public void askOddly(Person person, String how) {
        String pass = clerk.pass(person);
        answered(
                switch (how) {
                    case "asks for a page that is not there" -> Http.send(authorized("/canteen/menu", pass));
                    case "tries to delete herself through CampusG" ->
                        Http.send(authorized("/me", pass).DELETE());
                    case "tries to read the notices" -> Http.send(authorized("/api/webhook/clerk", pass));
                    case "asks with a garbled address" -> RawHttp.get(stage.campusG(), "/me%zz", pass);
                    case "asks with a doubly written slash" -> RawHttp.get(stage.campusG(), "//me", pass);
                    case "asks with an address full of odd signs" ->
                        RawHttp.get(stage.campusG(), "/me?who={<me>|\"you\"}", pass);
                    case "looks for herself by a name that is too long" -> profile(pass, "user_" + "a".repeat(300));
                    default -> throw new IllegalArgumentException(how);
                });
    }

    public void askForNothingWithoutPass() {
        answered(Http.send(Http.to(stage.campusG().address().resolve("/canteen/menu"))));
    }

    public void answersPolitely(String what) {
        int expected =
                switch (what) {
                    case "there is nothing" -> 404;
                    case "this cannot be done" -> 405;
                    case "the request makes no sense" -> 400;
                    case "it is too large" -> 413;
                    case "it is of no use" -> 415;
                    default -> throw new IllegalArgumentException(what);
                };
        assertThat(answer().status()).as("%s", answer()).isEqualTo(expected);
        Answer polite = answer().holdsToManners();
        assertThat(polite.json().path("code").asString("")).isNotBlank();
    }

    public void answerGivesNothingAway() {
        assertThat(answer().headers().map().keySet().stream().map(name -> name.toLowerCase(Locale.ROOT)))
                .doesNotContain("server", "x-powered-by", "x-application-context");
        assertThat(answer().json().propertyNames()).doesNotContain("trace", "exception", "message", "timestamp");
    }

    // How it is done

    static ConditionFactory soon(String what) {
        return await().alias(what).atMost(PATIENCE).pollInterval(PAUSE).pollDelay(Duration.ZERO);
    }

    void answered(Answer given) {
        answer = given;
    }

    Answer answer() {
        return requireNonNull(answer, "CampusG has not been asked anything yet");
    }

    Answer me(Person person) {
        return me(clerk.pass(person));
    }

    Answer me(String pass) {
        return Http.send(me().header("Authorization", "Bearer " + pass)).holdsToManners();
    }

    private HttpRequest.Builder me() {
        return Http.to(stage.campusG().address().resolve("/me"));
    }

    private Answer profile(String pass, String clerkUserId) {
        return Http.send(Http.to(profileOf(clerkUserId)).header("Authorization", "Bearer " + pass));
    }

    private URI profileOf(String clerkUserId) {
        return stage.campusG().address().resolve("/api/users/clerk/" + clerkUserId);
    }

    private HttpRequest.Builder authorized(String path, String pass) {
        return Http.to(stage.campusG().address().resolve(path)).header("Authorization", "Bearer " + pass);
    }

    private static @Nullable String text(JsonNode view, String member) {
        return view.path(member).stringValue(null);
    }

    /** In the words of the features. */
    private static String value(JsonNode view, String thing) {
        JsonNode value = view.path(Objects.requireNonNull(NAMES.get(thing), thing));
        if (value.isMissingNode()) {
            return "not even a place for it";
        }
        if (value.isBoolean()) {
            return value.asBoolean() ? "yes" : "no";
        }
        return value.isNull() ? "none" : value.asString();
    }
}
