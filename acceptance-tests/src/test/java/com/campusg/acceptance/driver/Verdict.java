package com.campusg.acceptance.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;

/** What CampusG makes of a notice. */
public enum Verdict {
    APPLIED("acts on the notice", 200, "applied"),
    DUPLICATE("has heard the notice before", 200, "duplicate"),
    STALE("finds the notice out of date", 200, "stale"),
    IGNORED("leaves the notice alone", 200, "ignored"),
    PARKED("puts the notice aside for an operator", 200, "parked"),
    UNSIGNED("refuses the notice as unsigned", 401, "signature-missing"),
    FORGED("refuses the notice as forged", 401, "signature-invalid"),
    UNTIMELY("refuses the notice as untimely", 401, "timestamp-out-of-range"),
    REFUSED("refuses the notice altogether", 401, "signature-missing|signature-invalid|timestamp-out-of-range"),
    UNAVAILABLE("cannot take the notice now", 503, "database-unavailable");

    private final String phrase;
    private final int status;
    private final String codes;

    Verdict(String phrase, int status, String codes) {
        this.phrase = phrase;
        this.status = status;
        this.codes = codes;
    }

    public static Verdict of(String phrase) {
        return Arrays.stream(values())
                .filter(verdict -> verdict.phrase.equals(phrase))
                .findFirst()
                .orElseThrow();
    }

    boolean isOf(Answer answer) {
        return answer.status() == status && answer.code().matches(codes);
    }

    void check(Answer answer) {
        assertThat(answer.holdsToManners())
                .as("CampusG %s: %d with %s", phrase, status, codes)
                .matches(this::isOf, "is the expected one");
    }
}
