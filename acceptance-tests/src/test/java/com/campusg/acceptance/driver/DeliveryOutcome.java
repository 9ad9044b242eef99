package com.campusg.acceptance.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;

/** Results of deliveries and reasons for their rejection, with their phrases in the features and their codes. */
public enum DeliveryOutcome {
    APPLIED("applies the delivery", 200, "applied"),
    DUPLICATE("recognizes the delivery as a duplicate", 200, "duplicate"),
    STALE("discards the delivery as stale", 200, "stale"),
    IGNORED("ignores the delivery", 200, "ignored"),
    PARKED("parks the delivery", 200, "parked"),
    UNSIGNED("rejects the delivery as unsigned", 401, "signature-missing"),
    FORGED("rejects the delivery as forged", 401, "signature-invalid"),
    UNTIMELY("rejects the delivery because of its timestamp", 401, "timestamp-out-of-range"),
    REJECTED("rejects the delivery", 401, "signature-missing|signature-invalid|timestamp-out-of-range"),
    UNAVAILABLE("is unable to accept the delivery", 503, "database-unavailable");

    private final String phrase;
    private final int status;
    private final String codes;

    DeliveryOutcome(String phrase, int status, String codes) {
        this.phrase = phrase;
        this.status = status;
        this.codes = codes;
    }

    public static DeliveryOutcome of(String phrase) {
        return Arrays.stream(values())
                .filter(outcome -> outcome.phrase.equals(phrase))
                .findFirst()
                .orElseThrow();
    }

    boolean matches(Response response) {
        return response.status() == status && response.code().matches(codes);
    }

    void check(Response response) {
        assertThat(response.followsConventions())
                .as("CampusG %s: %d with %s", phrase, status, codes)
                .matches(this::matches, "the expected outcome");
    }
}
