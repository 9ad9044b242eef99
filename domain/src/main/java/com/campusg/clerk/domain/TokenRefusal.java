package com.campusg.clerk.domain;

/** Why a token was not believed. The names are Clerk's own where Clerk has one. */
public enum TokenRefusal {
    /** There is none. */
    MISSING_TOKEN,
    /** It is no token of Clerk's, or lacks what every token has. */
    TOKEN_INVALID,
    TOKEN_EXPIRED,
    TOKEN_NOT_ACTIVE_YET,
    TOKEN_ISSUED_IN_THE_FUTURE,
    /** It is signed by another method than RS256, or by none. */
    TOKEN_INVALID_ALGORITHM,
    TOKEN_INVALID_SIGNATURE,
    /** It names a key that Clerk does not publish. */
    TOKEN_UNKNOWN_KEY,
    TOKEN_INVALID_ISSUER,
    /** It was made for a page of somebody else's. */
    TOKEN_INVALID_AUTHORIZED_PARTIES,
    /** It is a genuine token of another kind than is accepted there: for a machine, say, or from a template. */
    TOKEN_TYPE_MISMATCH,
    /** Clerk has taken it back. */
    TOKEN_REVOKED,
    /** Only Clerk can tell what it is, and we were given no secret key to ask with. */
    OPAQUE_TOKEN_UNSUPPORTED,
    /** The user has signed in but has yet to do what the instance asks of them. */
    SESSION_PENDING
}
