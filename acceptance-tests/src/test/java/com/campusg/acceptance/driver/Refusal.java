package com.campusg.acceptance.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;

/** Why CampusG does not believe a pass. */
public enum Refusal {
    MISSING("there is none", "missing-token"),
    INVALID("it is no pass", "token-invalid"),
    INVALID_OR_OTHER_KIND("it is no such pass", "token-invalid|token-type-mismatch"),
    EXPIRED("it has run out", "token-expired"),
    NOT_YET("it is not good yet", "token-not-active-yet"),
    FUTURE("it comes from the future", "token-issued-in-the-future"),
    ALGORITHM("it is not signed in Clerk's way", "token-invalid-algorithm"),
    SIGNATURE("its signature is wrong", "token-invalid-signature"),
    KEY("its key is unknown", "token-unknown-key"),
    ISSUER("it comes from elsewhere", "token-invalid-issuer"),
    PARTY("it was made for another page", "token-invalid-authorized-parties"),
    KIND("it is of another kind", "token-type-mismatch"),
    REVOKED("it was taken back", "token-revoked"),
    SEALED("it is sealed, and this CampusG may not ask Clerk", "opaque-token-unsupported"),
    PENDING("she has yet to do what her school asks", "session-pending");

    private final String phrase;
    private final String codes;

    Refusal(String phrase, String codes) {
        this.phrase = phrase;
        this.codes = codes;
    }

    public static Refusal of(String phrase) {
        return Arrays.stream(values())
                .filter(refusal -> refusal.phrase.equals(phrase))
                .findFirst()
                .orElseThrow();
    }

    void check(Answer answer) {
        assertThat(answer.holdsToManners().status()).as("%s", answer).isEqualTo(401);
        assertThat(answer.code()).as("%s", answer).matches(codes);
        assertThat(answer.header("www-authenticate")).as("%s", answer).startsWith("Bearer");
        if (this == MISSING) {
            assertThat(answer.header("www-authenticate"))
                    .as("RFC 6750, 3.1: no error code for those who showed nothing")
                    .doesNotContain("error");
        } else {
            assertThat(answer.header("www-authenticate")).as("RFC 6750, 3.1").contains("error=\"invalid_token\"");
        }
    }
}
