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
 * The users of a scenario. All features use the same few names. Each scenario has its own user for each of them, with unique
 * addresses and phone numbers, so that scenarios do not affect each other.
 */
@Component
@ScenarioScope(proxyMode = ScopedProxyMode.NO)
public class ScenarioUsers {

    private static final int UNIQUE_DIGITS = 7;

    private final String tag = Ids.tag();
    private final Map<String, Person> people = new LinkedHashMap<>();
    private final Instant start = Instant.now().minus(Duration.ofHours(1)).truncatedTo(ChronoUnit.MILLIS);

    public Person person(String name) {
        return people.computeIfAbsent(name, key -> {
            ClerkUser user = ClerkUser.named(Ids.next("user_"), key, start)
                    .withEmail(unique(key.toLowerCase(Locale.ROOT) + "@campus.edu"), true);
            return new Person(key, user);
        });
    }

    /** The unique form that an address, phone number or name of a feature has in this scenario. */
    public String unique(String written) {
        if (written.contains("@")) {
            return written.replace("@", "-" + tag + "@");
        }
        if (written.startsWith("+")) {
            return written.substring(0, written.length() - UNIQUE_DIGITS)
                    + Integer.toString(Math.floorMod((written + tag).hashCode(), 9_000_000) + 1_000_000);
        }
        return written + "_" + tag;
    }

    /** A table of a feature with the unique forms of its addresses, phone numbers and user names. */
    public Map<String, String> unique(Map<String, String> written) {
        Map<String, String> replaced = new LinkedHashMap<>();
        written.forEach((thing, value) -> replaced.put(
                thing,
                value.contains("@") || value.startsWith("+") || thing.equals("username") ? unique(value) : value));
        return replaced;
    }

    public String addressOf(Person person) {
        return person.atClerk().primaryEmail().orElseThrow().address();
    }

    /** The only other person of this scenario. */
    public Person otherPersonThan(String name) {
        return people.values().stream()
                .filter(person -> !person.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    // State in Clerk before it is delivered

    public void hasFirstName(Person person, String firstName) {
        person.becomes(person.atClerk().withFirstName(firstName));
    }

    public void hadFirstNames(Person person, String onMonday, String onTuesday) {
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

    public void hasUnverifiedAddress(Person person, String address) {
        person.becomes(person.atClerk().withEmail(address, false));
    }

    /** The instant that a feature means by the name of a day. */
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
