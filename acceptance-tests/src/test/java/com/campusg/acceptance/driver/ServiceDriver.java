package com.campusg.acceptance.driver;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.campusg.testing.environment.TestEnvironment;
import io.cucumber.spring.ScenarioScope;
import java.math.BigDecimal;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.ScopedProxyMode;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Acts as another service that calls CampusG with machine tokens. */
@Component
@ScenarioScope(proxyMode = ScopedProxyMode.NO)
public class ServiceDriver {

    private static final String USERS = "/api/users/clerk/";

    private final ScenarioContext context;
    private final ClerkDriver clerk;
    private final CampusGDriver campusG;
    private final DatabaseDriver database;
    private String order = Ids.next("order-");
    private @Nullable Report last;
    private ClerkDriver.@Nullable OpaqueToken opaqueToken;

    public ServiceDriver(ScenarioContext context, ClerkDriver clerk, CampusGDriver campusG, DatabaseDriver database) {
        this.context = context;
        this.clerk = clerk;
        this.campusG = campusG;
        this.database = database;
    }

    private record Report(Person rated, Map<String, @Nullable Object> rating) {}

    // Lookups

    public void lookUp(Person person) {
        lookUpWith(validToken(), person);
    }

    public void lookUpWithoutAccess(Person person) {
        lookUpWith(clerk.machineToken("mch_paymentservice"), person);
    }

    public void lookUpWithTokenThat(Person person, String how) {
        lookUpWith(clerk.machineTokenThat(how), person);
    }

    public void startCampusGThatMayCallClerk() {
        context.startOwnCampusG(
                context.database(),
                Map.of(
                        "CLERK_SECRET_KEY", context.clerk().secretKey(),
                        "CLERK_API_URL", context.clerk().address().toString()));
    }

    public void issueOpaqueToken() {
        opaqueToken = clerk.opaqueToken();
    }

    public void revokeOpaqueToken() {
        clerk.revoke(requireNonNull(opaqueToken));
    }

    public void lookUpWithOpaqueToken(Person person) {
        lookUpWith(requireNonNull(opaqueToken).token(), person);
    }

    private void lookUpWith(String token, Person person) {
        campusG.received(Http.send(to(USERS + person.clerkId(), token)));
    }

    public void seesCompleteProfileOf(Person person) {
        assertThat(campusG.response().followsConventions().status())
                .as("%s", campusG.response())
                .isEqualTo(200);
        assertThat(campusG.response().json()).isEqualTo(campusG.me(person).json());
    }

    public void isDeniedAccess() {
        check(403, "insufficient-scope");
        assertThat(campusG.response().header("www-authenticate"))
                .as("RFC 6750, 3.1")
                .contains("error=\"insufficient_scope\"");
    }

    public void requestOwnProfile() {
        campusG.received(Http.send(to("/me", validToken())));
    }

    public void lookUp(List<Person> people) {
        lookUpAs(validToken(), people.stream().map(Person::clerkId).toList());
    }

    public void lookUpMany(int count) {
        lookUpAs(
                validToken(),
                IntStream.range(0, count).mapToObj(i -> Ids.next("user_")).toList());
    }

    public void lookUpAsPerson(Person asking, List<Person> people) {
        lookUpAs(
                clerk.sessionToken(asking), people.stream().map(Person::clerkId).toList());
    }

    private void lookUpAs(String token, List<String> ids) {
        campusG.received(post(USERS + "lookup", token, Json.object("clerkUserIds", ids)));
    }

    public void seesCompleteProfilesOf(List<Person> people) {
        List<JsonNode> views =
                people.stream().map(person -> campusG.me(person).json()).toList();
        assertThat(campusG.response().status()).as("%s", campusG.response()).isEqualTo(200);
        assertThat(campusG.response().json().path("found")).containsExactlyElementsOf(views);
    }

    public void isToldThatDeleted(Person person) {
        assertThat(campusG.response().json().path("deleted"))
                .extracting(JsonNode::asString)
                .containsExactly(person.clerkId());
    }

    public void isToldThatUnknown(Person person) {
        assertThat(campusG.response().json().path("unknown"))
                .extracting(JsonNode::asString)
                .containsExactly(person.clerkId());
    }

    // Ratings

    public void report(Person rater, Person rated, int stars, String role) {
        reportWith(validToken(), rater, rated, stars, role);
    }

    public void reportAndCount(Person rater, Person rated, int stars, String role) {
        report(rater, rated, stars, role);
        assertThat(campusG.response().status()).as("%s", campusG.response()).isEqualTo(201);
    }

    public void reportOfAnotherOrder(Person rater, Person rated, int stars, String role) {
        order = Ids.next("order-");
        reportAndCount(rater, rated, stars, role);
    }

    public void reportAgain() {
        Report report = requireNonNull(last);
        send(validToken(), report);
    }

    public void reportAsPerson(Person rater, Person rated, int stars, String role) {
        reportWith(clerk.sessionToken(rater), rater, rated, stars, role);
    }

    private void reportWith(String token, Person rater, Person rated, int stars, String role) {
        last = new Report(
                rated,
                Json.object(
                        "orderId",
                        order,
                        "role",
                        role.equals("runner") ? "RUNNER" : "CUSTOMER",
                        "stars",
                        stars,
                        "ratedBy",
                        rater.clerkId()));
        send(token, last);
    }

    private void send(String token, Report report) {
        campusG.received(post(USERS + report.rated().clerkId() + "/ratings", token, report.rating()));
    }

    public void isRated(Person person, String rating, int raters, String role) {
        JsonNode view = campusG.me(person).json();
        assertThat(new BigDecimal(view.path(role + "Rating").asString()))
                .as("%s", view)
                .isEqualByComparingTo(rating);
        assertThat(view.path(role + "RatingCount").asInt()).as("%s", view).isEqualTo(raters);
    }

    public void answeredThatRatingIsKnown() {
        assertThat(campusG.response().followsConventions().status())
                .as("%s", campusG.response())
                .isEqualTo(200);
    }

    public void answeredThatRatingDiffers() {
        check(409, "rating-conflict");
    }

    public void answeredThatSelfRatingIsRejected() {
        check(422, "self-rating");
    }

    public void rejectsAsInvalid() {
        check(400, "invalid-fields");
        assertThat(campusG.response().json().path("errors")).isNotEmpty();
    }

    public void answeredThatOnlyServicesMay() {
        check(403, "machine-callers-only");
    }

    public void holdsNoRatingOf(Person person) {
        assertThat(database.strings(
                        "select r::text from ratings_given r where r::text like '%' || ? || '%'", person.clerkId()))
                .isEmpty();
    }

    private void check(int status, String code) {
        assertThat(campusG.response().followsConventions().status())
                .as("%s", campusG.response())
                .isEqualTo(status);
        assertThat(campusG.response().code()).isEqualTo(code);
    }

    private String validToken() {
        return clerk.machineToken(TestEnvironment.MACHINE_ID);
    }

    private Response post(String path, String token, Map<String, @Nullable Object> body) {
        return Http.send(to(path, token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(Json.text(body))));
    }

    private HttpRequest.Builder to(String path, String token) {
        return Http.to(context.campusG().address().resolve(path)).header("Authorization", "Bearer " + token);
    }
}
