package com.campusg.acceptance.driver;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.campusg.acceptance.campus.Campus;
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

/** Does what other services of the campus do with CampusG. */
@Component
@ScenarioScope(proxyMode = ScopedProxyMode.NO)
public class ServiceDriver {

    private static final String PEOPLE = "/api/users/clerk/";

    private final Stage stage;
    private final ClerkDriver clerk;
    private final CampusGDriver campusG;
    private final DatabaseDriver database;
    private String order = Ids.next("order-");
    private @Nullable Report last;
    private ClerkDriver.@Nullable SealedPass sealedPass;

    public ServiceDriver(Stage stage, ClerkDriver clerk, CampusGDriver campusG, DatabaseDriver database) {
        this.stage = stage;
        this.clerk = clerk;
        this.campusG = campusG;
        this.database = database;
    }

    private record Report(Person rated, Map<String, @Nullable Object> rating) {}

    // Looking people up

    public void lookUp(Person person) {
        lookUpWith(goodPass(), person);
    }

    public void lookUpWithoutAccess(Person person) {
        lookUpWith(clerk.passOfMachine("mch_paymentservice"), person);
    }

    public void lookUpWithPassThat(Person person, String how) {
        lookUpWith(clerk.passOfMachineThat(how), person);
    }

    public void mayAskClerk() {
        stage.movesTo(
                stage.database(),
                Map.of(
                        "CLERK_SECRET_KEY", stage.clerk().secretKey(),
                        "CLERK_API_URL", stage.clerk().address().toString()));
    }

    public void getSealedPass() {
        sealedPass = clerk.sealedPass();
    }

    public void takeSealedPassBack() {
        clerk.takeBack(requireNonNull(sealedPass));
    }

    public void lookUpWithSealedPass(Person person) {
        lookUpWith(requireNonNull(sealedPass).token(), person);
    }

    private void lookUpWith(String pass, Person person) {
        campusG.answered(Http.send(to(PEOPLE + person.clerkId(), pass)));
    }

    public void seesAllOf(Person person) {
        assertThat(campusG.answer().holdsToManners().status())
                .as("%s", campusG.answer())
                .isEqualTo(200);
        assertThat(campusG.answer().json()).isEqualTo(campusG.me(person).json());
    }

    public void isTurnedAwayForWantOfAccess() {
        check(403, "insufficient-scope");
        assertThat(campusG.answer().header("www-authenticate"))
                .as("RFC 6750, 3.1")
                .contains("error=\"insufficient_scope\"");
    }

    public void asksWhoItIs() {
        campusG.answered(Http.send(to("/me", goodPass())));
    }

    public void lookUp(List<Person> people) {
        lookUpAs(goodPass(), people.stream().map(Person::clerkId).toList());
    }

    public void lookUpMany(int count) {
        lookUpAs(
                goodPass(),
                IntStream.range(0, count).mapToObj(i -> Ids.next("user_")).toList());
    }

    public void lookUpAsPerson(Person asking, List<Person> people) {
        lookUpAs(clerk.pass(asking), people.stream().map(Person::clerkId).toList());
    }

    private void lookUpAs(String pass, List<String> ids) {
        campusG.answered(post(PEOPLE + "lookup", pass, Json.object("clerkUserIds", ids)));
    }

    public void foundAsTheySeeThemselves(List<Person> people) {
        List<JsonNode> views =
                people.stream().map(person -> campusG.me(person).json()).toList();
        assertThat(campusG.answer().status()).as("%s", campusG.answer()).isEqualTo(200);
        assertThat(campusG.answer().json().path("found")).containsExactlyElementsOf(views);
    }

    public void learntThatGone(Person person) {
        assertThat(campusG.answer().json().path("deleted"))
                .extracting(JsonNode::asString)
                .containsExactly(person.clerkId());
    }

    public void learntThatUnknown(Person person) {
        assertThat(campusG.answer().json().path("unknown"))
                .extracting(JsonNode::asString)
                .containsExactly(person.clerkId());
    }

    // Ratings

    public void report(Person rater, Person rated, int stars, String role) {
        reportWith(goodPass(), rater, rated, stars, role);
    }

    public void reportAndCount(Person rater, Person rated, int stars, String role) {
        report(rater, rated, stars, role);
        assertThat(campusG.answer().status()).as("%s", campusG.answer()).isEqualTo(201);
    }

    public void reportOfAnotherOrder(Person rater, Person rated, int stars, String role) {
        order = Ids.next("order-");
        reportAndCount(rater, rated, stars, role);
    }

    public void reportAgain() {
        Report report = requireNonNull(last);
        send(goodPass(), report);
    }

    public void reportThemself(Person rater, Person rated, int stars, String role) {
        reportWith(clerk.pass(rater), rater, rated, stars, role);
    }

    private void reportWith(String pass, Person rater, Person rated, int stars, String role) {
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
        send(pass, last);
    }

    private void send(String pass, Report report) {
        campusG.answered(post(PEOPLE + report.rated().clerkId() + "/ratings", pass, report.rating()));
    }

    public void isRated(Person person, String rating, int raters, String role) {
        JsonNode view = campusG.me(person).json();
        assertThat(new BigDecimal(view.path(role + "Rating").asString()))
                .as("%s", view)
                .isEqualByComparingTo(rating);
        assertThat(view.path(role + "RatingCount").asInt()).as("%s", view).isEqualTo(raters);
    }

    public void saysThatItKnows() {
        assertThat(campusG.answer().holdsToManners().status())
                .as("%s", campusG.answer())
                .isEqualTo(200);
    }

    public void saysThatRaterSaidOtherwise() {
        check(409, "rating-conflict");
    }

    public void saysThatNobodyRatesThemself() {
        check(422, "self-rating");
    }

    public void saysThatThisCannotBeRight() {
        check(400, "invalid-fields");
        assertThat(campusG.answer().json().path("errors")).isNotEmpty();
    }

    public void saysThatOnlyServicesMay() {
        check(403, "machine-callers-only");
    }

    public void nobodyCanTellTheRater(Person person) {
        assertThat(database.strings(
                        "select r::text from ratings_given r where r::text like '%' || ? || '%'", person.clerkId()))
                .isEmpty();
    }

    private void check(int status, String code) {
        assertThat(campusG.answer().holdsToManners().status())
                .as("%s", campusG.answer())
                .isEqualTo(status);
        assertThat(campusG.answer().code()).isEqualTo(code);
    }

    private String goodPass() {
        return clerk.passOfMachine(Campus.MACHINE_ID);
    }

    private Answer post(String path, String pass, Map<String, @Nullable Object> body) {
        return Http.send(to(path, pass)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(Json.text(body))));
    }

    private HttpRequest.Builder to(String path, String pass) {
        return Http.to(stage.campusG().address().resolve(path)).header("Authorization", "Bearer " + pass);
    }
}
