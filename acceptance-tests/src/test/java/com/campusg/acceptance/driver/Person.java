package com.campusg.acceptance.driver;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Somebody who plays a part in a scenario, and what the scenario has seen of them so far. */
public final class Person {

    private final String name;
    private final List<Notice> notices = new ArrayList<>();
    private final Map<String, ClerkUser> states = new HashMap<>();
    private ClerkUser atClerk;
    private @Nullable Answer shown;

    Person(String name, ClerkUser atClerk) {
        this.name = name;
        this.atClerk = atClerk;
    }

    String name() {
        return name;
    }

    String clerkId() {
        return atClerk.id();
    }

    /** The person as Clerk knows them now. */
    ClerkUser atClerk() {
        return atClerk;
    }

    /** Clerk knows the person differently now, a moment later. */
    ClerkUser becomes(ClerkUser changed) {
        atClerk = changed.asOf(atClerk.updatedAt().plusSeconds(1));
        return atClerk;
    }

    ClerkUser becomes(ClerkUser changed, Instant when) {
        atClerk = changed.asOf(when);
        return atClerk;
    }

    /** Clerk has given the person an id of its choice. */
    void isKnownToClerkAs(String clerkId) {
        ClerkUser old = atClerk;
        atClerk = new ClerkUser(
                clerkId,
                old.firstName(),
                old.lastName(),
                old.username(),
                old.emails(),
                old.primaryEmailId(),
                old.phoneNumber(),
                old.imageUrl(),
                old.updatedAt());
    }

    /** A state to come back to by the name of a day. */
    void remember(String day, ClerkUser state) {
        states.put(day, state);
    }

    ClerkUser on(String day) {
        return requireNonNull(states.get(day), day);
    }

    /** The notices that Clerk has yet to send, or has sent. */
    List<Notice> notices() {
        return notices;
    }

    /** What CampusG showed the person when the scenario looked last. */
    Answer shown() {
        return requireNonNull(shown, () -> "Nobody has looked yet what CampusG shows " + name);
    }

    void wasShown(Answer answer) {
        shown = answer;
    }

    /** Everything that must not be found once the person is forgotten. */
    List<String> personalTraces() {
        return Stream.of(
                        Stream.of(
                                atClerk.firstName(),
                                atClerk.lastName(),
                                atClerk.username(),
                                atClerk.phoneNumber(),
                                atClerk.imageUrl()),
                        atClerk.emails().stream().map(ClerkUser.Email::address))
                .flatMap(traces -> traces)
                .<String>mapMulti((trace, found) -> {
                    if (trace != null) {
                        found.accept(trace);
                    }
                })
                .toList();
    }

    @Override
    public String toString() {
        return name + " (" + clerkId() + ")";
    }
}
