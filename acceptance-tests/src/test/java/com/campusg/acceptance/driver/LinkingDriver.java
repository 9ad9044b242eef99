package com.campusg.acceptance.driver;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.spring.ScenarioScope;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.ScopedProxyMode;
import org.springframework.stereotype.Component;

/** Starts CampusG on a database from before Clerk, and lets its users sign up with Clerk. */
@Component
@ScenarioScope(proxyMode = ScopedProxyMode.NO)
public class LinkingDriver {

    private static final String LEGACY_RATING = "4.5";

    /** Is deleted in a scenario of this feature, which erases her ratings. */
    private static final String DELETED_USER = "Vera";

    private final ScenarioContext context;
    private final LegacyInstallations installations;
    private final ScenarioUsers users;
    private final DatabaseDriver database;
    private final CampusGDriver campusG;
    private final DeliveryDriver deliveries;
    private final ConcurrentDeliveryDriver concurrentDeliveries;
    private final List<Person> claimants = new ArrayList<>();
    private @Nullable LegacyInstallation installation;

    public LinkingDriver(
            ScenarioContext context,
            LegacyInstallations installations,
            ScenarioUsers users,
            DatabaseDriver database,
            CampusGDriver campusG,
            DeliveryDriver deliveries,
            ConcurrentDeliveryDriver concurrentDeliveries) {
        this.context = context;
        this.installations = installations;
        this.users = users;
        this.database = database;
        this.campusG = campusG;
        this.deliveries = deliveries;
        this.concurrentDeliveries = concurrentDeliveries;
    }

    public void startOnDatabase(String state) {
        LegacyInstallation chosen = installations.on(state);
        context.useCampusG(chosen.campusG(), chosen.database());
        chosen.users().forEach(legacyUser -> {
            if (legacyUser.clerkUserId() != null) {
                users.person(legacyUser.name()).hasClerkId(legacyUser.clerkUserId());
            }
        });
        installation = chosen;
    }

    public void restartOnSameDatabase() {
        context.startOwnCampusG(context.database());
    }

    public void holdsAllLegacyUsers() {
        assertThat(database.strings("select user_id from users"))
                .containsAll(installation().users().stream()
                        .map(LegacyInstallation.LegacyUser::userId)
                        .toList());
    }

    public void holdsAllLegacyRatings() {
        assertThat(installation().users())
                .filteredOn(legacyUser -> !legacyUser.name().equals(DELETED_USER))
                .allSatisfy(legacyUser -> assertThat(database.strings(
                                "select customer_rating + 0.0 || '/' || runner_rating from users where user_id = ?",
                                legacyUser.userId()))
                        .containsExactly(legacyUser.customerRating() + "/" + legacyUser.runnerRating()));
    }

    public void signUpWithExistingAddress(Person person) {
        claim(person, legacyUser(person.name()).email(), true);
    }

    public void signUpWithExistingAddressInUpperCase(Person person) {
        claim(person, legacyUser(person.name()).email().toUpperCase(Locale.ROOT), true);
    }

    public void signUpWithAddressOf(Person person, Person legacyUser, boolean verified) {
        claim(person, legacyUser(legacyUser.name()).email(), verified);
    }

    private void claim(Person person, String address, boolean verified) {
        person.becomes(person.atClerk().withEmail(address, verified));
        deliveries.hasDeliveredSignUp(person);
    }

    public void signUpConcurrentlyWithAddressOf(Person legacyUser, int count) {
        String address = legacyUser(legacyUser.name()).email();
        IntStream.range(0, count).mapToObj(i -> users.person("Claimant " + i)).forEach(claimant -> {
            claimant.becomes(claimant.atClerk().withEmail(address, true));
            claimants.add(claimant);
        });
        concurrentDeliveries.signUpConcurrently(claimants);
    }

    public void exactlyOneHasAccountOf(Person legacyUser) {
        concurrentDeliveries.acceptedAll();
        claimants.forEach(campusG::rememberProfile);
        assertThat(claimants.stream().map(campusG::accountOf))
                .doesNotHaveDuplicates()
                .containsOnlyOnce(legacyUser(legacyUser.name()).userId());
    }

    public void hasExistingAccount(Person person) {
        assertThat(campusG.accountOf(person))
                .isEqualTo(legacyUser(person.name()).userId());
    }

    public void hasNewAccountWithoutRatingOf(Person person, Person legacyUser) {
        assertThat(campusG.accountOf(person))
                .isNotEqualTo(legacyUser(legacyUser.name()).userId());
        campusG.shows(
                person,
                Map.of(
                        "rating as customer", "5.0",
                        "raters of the customer", "0",
                        "rating as runner", "5.0",
                        "raters of the runner", "0"));
    }

    public void accountIsNotLinked(Person legacyUser) {
        assertThat(database.strings(
                        "select email || ' ' || (customer_rating + 0.0) from users"
                                + " where clerk_user_id is null and user_id = ?",
                        legacyUser(legacyUser.name()).userId()))
                .containsExactly(legacyUser(legacyUser.name()).email() + " " + LEGACY_RATING);
    }

    public void holdsNoLegacyDataOf(Person person) {
        database.holdsNoPersonalDataOf(person);
        assertThat(database.strings(
                        "select row_to_json(u)::text from users u where user_id = ?",
                        legacyUser(person.name()).userId()))
                .hasSize(1)
                .noneMatch(row -> row.contains(legacyUser(person.name()).email()) || row.contains("tok_"));
    }

    private LegacyInstallation.LegacyUser legacyUser(String name) {
        return installation().users().stream()
                .filter(legacyUser -> legacyUser.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private LegacyInstallation installation() {
        return requireNonNull(installation, "CampusG has not been started on an old database");
    }
}
