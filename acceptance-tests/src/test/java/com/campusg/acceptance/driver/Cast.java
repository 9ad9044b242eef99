package com.campusg.acceptance.driver;

import io.cucumber.spring.ScenarioScope;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.annotation.ScopedProxyMode;
import org.springframework.stereotype.Component;

/**
 * Who plays in a scenario. The features always tell of the same few people; behind each name is somebody new in every
 * scenario, with addresses and numbers of their own, so that scenarios do not meet.
 */
@Component
@ScenarioScope(proxyMode = ScopedProxyMode.NO)
public class Cast {

    private static final int DIGITS_OF_OWN = 7;

    private final String tag = Ids.tag();
    private final Map<String, Person> people = new LinkedHashMap<>();
    private final Instant start = Instant.now().minus(Duration.ofHours(1)).truncatedTo(ChronoUnit.MILLIS);

    public Person person(String name) {
        return people.computeIfAbsent(name, newcomer -> {
            ClerkUser user = ClerkUser.named(Ids.next("user_"), newcomer, start)
                    .withEmail(own(newcomer.toLowerCase(Locale.ROOT) + "@campus.edu"), true);
            return new Person(newcomer, user);
        });
    }

    /** What a feature calls by a name that would be taken by now, in the form that it has in this scenario. */
    public String own(String written) {
        if (written.contains("@")) {
            return written.replace("@", "-" + tag + "@");
        }
        if (written.startsWith("+")) {
            return written.substring(0, written.length() - DIGITS_OF_OWN)
                    + Integer.toString(Math.floorMod((written + tag).hashCode(), 9_000_000) + 1_000_000);
        }
        return written + "_" + tag;
    }

    /** A table of the features, with what would be taken by now in the form that it has in this scenario. */
    public Map<String, String> owned(Map<String, String> written) {
        Map<String, String> owned = new LinkedHashMap<>();
        written.forEach((thing, value) -> owned.put(
                thing, value.contains("@") || value.startsWith("+") || thing.equals("username") ? own(value) : value));
        return owned;
    }

    public String addressOf(Person person) {
        return person.atClerk().primaryEmail().orElseThrow().address();
    }

    /** The only other one. */
    public Person theOtherThan(String name) {
        return people.values().stream()
                .filter(person -> !person.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    // How people are known at Clerk, before CampusG hears of it

    public void isCalled(Person person, String firstName) {
        person.becomes(person.atClerk().withFirstName(firstName));
    }

    public void wasCalled(Person person, String onMonday, String onTuesday) {
        person.remember("Monday", person.becomes(person.atClerk().withFirstName(onMonday), day("Monday")));
        person.remember("Tuesday", person.becomes(person.atClerk().withFirstName(onTuesday), day("Tuesday")));
    }

    public void hasAddresses(Person person, String first, String second) {
        ClerkUser.Email primary = ClerkUser.Email.of(first, true);
        person.becomes(person.atClerk().withEmails(List.of(primary, ClerkUser.Email.of(second, true)), primary.id()));
    }

    public void hasMadePrimary(Person person, String address) {
        List<ClerkUser.Email> emails = person.atClerk().emails();
        String id = emails.stream()
                .filter(email -> email.address().equals(address))
                .findFirst()
                .orElseThrow()
                .id();
        person.becomes(person.atClerk().withEmails(emails, id));
    }

    public void hasUnlistedPrimaryAddress(Person person) {
        person.becomes(person.atClerk().withEmails(person.atClerk().emails(), Ids.next("idn_")));
    }

    public void hasUnconfirmedAddress(Person person, String address) {
        person.becomes(person.atClerk().withEmail(address, false));
    }

    /** A date: the days that features tell of are in this week's past. */
    static Instant day(String name) {
        int daysAgo =
                switch (name) {
                    case "Monday" -> 3;
                    case "Tuesday" -> 2;
                    case "tomorrow" -> -1;
                    default -> throw new IllegalArgumentException(name);
                };
        return Instant.now().minus(Duration.ofDays(daysAgo)).truncatedTo(ChronoUnit.MILLIS);
    }
}
