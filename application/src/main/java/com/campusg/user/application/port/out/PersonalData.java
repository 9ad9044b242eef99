package com.campusg.user.application.port.out;

import com.campusg.user.domain.ClerkUserId;
import java.util.List;
import java.util.Map;

/**
 * Reads what a feature keeps about one user. Each feature that keeps personal data implements it.
 *
 * <p>An implementation must omit data about other persons.
 */
@FunctionalInterface
public interface PersonalData {

    /**
     * Returns the records about the user.
     *
     * @return by the name of a section, which is unique among all implementations, its records: values by name, as in JSON. A
     *     section without records has an empty list.
     */
    Map<String, List<Map<String, Object>>> of(ClerkUserId clerkUserId);
}
