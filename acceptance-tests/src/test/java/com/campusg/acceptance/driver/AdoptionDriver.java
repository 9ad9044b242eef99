package com.campusg.acceptance.driver;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.campusg.acceptance.campus.CampusDatabase;
import io.cucumber.spring.ScenarioScope;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.ScopedProxyMode;
import org.springframework.stereotype.Component;

/** Brings CampusG up on a database that is older than it, and the people of old back to it. */
@Component
@ScenarioScope(proxyMode = ScopedProxyMode.NO)
public class AdoptionDriver {

    private static final String OWN_RATING = "4.5";

    /** Deletes her account in a scenario of this feature, and with it her ratings. */
    private static final String LEAVES = "Vera";

    private final Stage stage;
    private final OldCampuses oldCampuses;
    private final Cast cast;
    private final DatabaseDriver database;
    private final CampusGDriver campusG;
    private final NoticeDriver notices;
    private final RushDriver rush;
    private final List<Person> claimants = new ArrayList<>();
    private @Nullable OldCampus old;

    public AdoptionDriver(
            Stage stage,
            OldCampuses oldCampuses,
            Cast cast,
            DatabaseDriver database,
            CampusGDriver campusG,
            NoticeDriver notices,
            RushDriver rush) {
        this.stage = stage;
        this.oldCampuses = oldCampuses;
        this.cast = cast;
        this.database = database;
        this.campusG = campusG;
        this.notices = notices;
        this.rush = rush;
    }

    public void startOnDatabase(String which) {
        OldCampus visited = oldCampuses.on(which);
        stage.visits(visited.campusG(), visited.database());
        visited.residents().forEach(resident -> {
            if (resident.clerkUserId() != null) {
                cast.person(resident.name()).isKnownToClerkAs(resident.clerkUserId());
            }
        });
        old = visited;
    }

    public void startAgain() {
        CampusDatabase same = stage.database();
        stage.movesTo(same);
    }

    public void everybodyIsStillThere() {
        assertThat(database.strings("select user_id from users"))
                .containsAll(old().residents().stream()
                        .map(OldCampus.Resident::userId)
                        .toList());
    }

    public void everybodyKeepsTheirRating() {
        assertThat(old().residents())
                .filteredOn(resident -> !resident.name().equals(LEAVES))
                .allSatisfy(resident -> assertThat(database.strings(
                                "select customer_rating + 0.0 || '/' || runner_rating from users where user_id = ?",
                                resident.userId()))
                        .containsExactly(resident.customerRating() + "/" + resident.runnerRating()));
    }

    public void signUpWithOldAddress(Person person) {
        claim(person, resident(person.name()).email(), true);
    }

    public void signUpWithOldAddressInCapitals(Person person) {
        claim(person, resident(person.name()).email().toUpperCase(Locale.ROOT), true);
    }

    public void strangerSignsUpWithAddressOf(Person stranger, Person resident, boolean verified) {
        claim(stranger, resident(resident.name()).email(), verified);
    }

    private void claim(Person person, String address, boolean verified) {
        person.becomes(person.atClerk().withEmail(address, verified));
        notices.hasToldOf(person);
    }

    public void manySignUpAtOnceWithAddressOf(Person resident, int count) {
        String address = resident(resident.name()).email();
        IntStream.range(0, count).mapToObj(i -> cast.person("Claimant " + i)).forEach(claimant -> {
            claimant.becomes(claimant.atClerk().withEmail(address, true));
            claimants.add(claimant);
        });
        rush.signUpAtOnce(claimants);
    }

    public void exactlyOneHasOldAccountOf(Person resident) {
        rush.acceptsAll();
        claimants.forEach(campusG::look);
        assertThat(claimants.stream().map(campusG::accountOf))
                .doesNotHaveDuplicates()
                .containsOnlyOnce(resident(resident.name()).userId());
    }

    public void hasOldAccount(Person person) {
        assertThat(campusG.accountOf(person)).isEqualTo(resident(person.name()).userId());
    }

    public void hasAccountWithoutRatingOf(Person stranger, Person resident) {
        assertThat(campusG.accountOf(stranger))
                .isNotEqualTo(resident(resident.name()).userId());
        campusG.shows(
                stranger,
                Map.of(
                        "rating as customer", "5.0",
                        "raters of the customer", "0",
                        "rating as runner", "5.0",
                        "raters of the runner", "0"));
    }

    public void oldAccountWaits(Person resident) {
        assertThat(database.strings(
                        "select email || ' ' || (customer_rating + 0.0) from users"
                                + " where clerk_user_id is null and user_id = ?",
                        resident(resident.name()).userId()))
                .containsExactly(resident(resident.name()).email() + " " + OWN_RATING);
    }

    public void holdsNothingOf(Person person) {
        database.holdsNothingPersonalOf(person);
        assertThat(database.strings(
                        "select row_to_json(u)::text from users u where user_id = ?",
                        resident(person.name()).userId()))
                .hasSize(1)
                .noneMatch(row -> row.contains(resident(person.name()).email()) || row.contains("tok_"));
    }

    private OldCampus.Resident resident(String name) {
        return old().residents().stream()
                .filter(resident -> resident.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private OldCampus old() {
        return requireNonNull(old, "CampusG has not been started on an old database");
    }
}
