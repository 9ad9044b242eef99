package com.campusg.acceptance.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;

/** Reasons for which CampusG rejects a token, with their phrases in the features and their problem codes. */
public enum TokenRefusal {
    MISSING("the token is missing", "missing-token"),
    INVALID("the token is invalid", "token-invalid"),
    INVALID_OR_OTHER_TYPE("the token is invalid or of another type", "token-invalid|token-type-mismatch"),
    EXPIRED("the token has expired", "token-expired"),
    NOT_YET_VALID("the token is not yet valid", "token-not-active-yet"),
    ISSUED_IN_THE_FUTURE("the token was issued in the future", "token-issued-in-the-future"),
    ALGORITHM("the signature algorithm is not accepted", "token-invalid-algorithm"),
    SIGNATURE("the signature is invalid", "token-invalid-signature"),
    UNKNOWN_KEY("the signing key is unknown", "token-unknown-key"),
    ISSUER("the issuer is wrong", "token-invalid-issuer"),
    AUTHORIZED_PARTY("the authorized party is wrong", "token-invalid-authorized-parties"),
    OTHER_TYPE("the token is of another type", "token-type-mismatch"),
    REVOKED("the token was revoked", "token-revoked"),
    OPAQUE("opaque tokens need access to Clerk's API", "opaque-token-unsupported"),
    PENDING("the session is pending", "session-pending");

    private final String phrase;
    private final String codes;

    TokenRefusal(String phrase, String codes) {
        this.phrase = phrase;
        this.codes = codes;
    }

    public static TokenRefusal of(String phrase) {
        return Arrays.stream(values())
                .filter(refusal -> refusal.phrase.equals(phrase))
                .findFirst()
                .orElseThrow();
    }

    void check(Response response) {
        assertThat(response.followsConventions().status()).as("%s", response).isEqualTo(401);
        assertThat(response.code()).as("%s", response).matches(codes);
        assertThat(response.header("www-authenticate")).as("%s", response).startsWith("Bearer");
        if (this == MISSING) {
            assertThat(response.header("www-authenticate"))
                    .as("RFC 6750, 3.1: no error code without a token")
                    .doesNotContain("error");
        } else {
            assertThat(response.header("www-authenticate")).as("RFC 6750, 3.1").contains("error=\"invalid_token\"");
        }
    }
}
