package com.campusg.auth.domain;

/**
 * The reason why a token is refused. The names are those of Clerk's SDKs where they have one; API responses contain them in
 * lower case with hyphens.
 */
public enum TokenRefusal {
    /** The request contains no token. */
    MISSING_TOKEN,

    /** The text is not a well-formed token, or a required claim is absent or of the wrong type. */
    TOKEN_INVALID,

    TOKEN_EXPIRED,

    TOKEN_NOT_ACTIVE_YET,

    TOKEN_ISSUED_IN_THE_FUTURE,

    /** The algorithm is not RS256. */
    TOKEN_INVALID_ALGORITHM,

    TOKEN_INVALID_SIGNATURE,

    /** Clerk does not publish the key that the token names. */
    TOKEN_UNKNOWN_KEY,

    TOKEN_INVALID_ISSUER,

    /** The origin in {@code azp} is not an authorized party. */
    TOKEN_INVALID_AUTHORIZED_PARTIES,

    /** The token is valid but of a type that is not accepted here, for example a machine token or an OAuth access token. */
    TOKEN_TYPE_MISMATCH,

    TOKEN_REVOKED,

    /** Only Clerk's Backend API can verify an opaque token, and no secret key for it is configured. */
    OPAQUE_TOKEN_UNSUPPORTED,

    /** The user has signed in but has not completed the session tasks of the instance. */
    SESSION_PENDING
}
