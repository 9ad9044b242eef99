package com.campusg.acceptance.driver;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A user of a scenario, with the state in Clerk and the last profile that CampusG has shown. */
public final class Person {

    private final String name;
    private final List<Delivery> deliveries = new ArrayList<>();
    private final Map<String, ClerkUser> states = new HashMap<>();
    private ClerkUser atClerk;
    private @Nullable Response shown;

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

    /** Current state in Clerk. */
    ClerkUser atClerk() {
        return atClerk;
    }

    /** Changes the state in Clerk, one second after the last change. */
    ClerkUser becomes(ClerkUser updated) {
        atClerk = updated.asOf(atClerk.updatedAt().plusSeconds(1));
        return atClerk;
    }

    ClerkUser becomes(ClerkUser updated, Instant when) {
        atClerk = updated.asOf(when);
        return atClerk;
    }

    /** Sets the id that Clerk has assigned. */
    void hasClerkId(String clerkId) {
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

    /** Remembers a state under the name of a day. */
    void remember(String day, ClerkUser state) {
        states.put(day, state);
    }

    ClerkUser on(String day) {
        return requireNonNull(states.get(day), day);
    }

    /** Deliveries that the scenario has prepared. */
    List<Delivery> deliveries() {
        return deliveries;
    }

    /** The profile that CampusG has shown last. */
    Response shown() {
        return requireNonNull(shown, () -> "CampusG has not shown the profile of " + name + " yet");
    }

    void rememberShown(Response response) {
        shown = response;
    }

    /** All values that a deletion has to erase. */
    List<String> personalData() {
        return Stream.of(
                        Stream.of(
                                atClerk.firstName(),
                                atClerk.lastName(),
                                atClerk.username(),
                                atClerk.phoneNumber(),
                                atClerk.imageUrl()),
                        atClerk.emails().stream().map(ClerkUser.Email::address))
                .flatMap(values -> values)
                .<String>mapMulti((value, present) -> {
                    if (value != null) {
                        present.accept(value);
                    }
                })
                .toList();
    }

    @Override
    public String toString() {
        return name + " (" + clerkId() + ")";
    }
}
