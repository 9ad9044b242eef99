package com.campusg.clerk.domain;

/** Why a token was not believed. The names are Clerk's own where Clerk has one. */
public enum TokenRefusal {
    /** There is none. */
    MISSING_TOKEN,
    /** It is not a signed token of Clerk's form, or lacks what every session token has. */
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
    /** It is a genuine token of another kind: for a machine, or from a template. */
    TOKEN_TYPE_MISMATCH,
    /** The user has signed in but has yet to do what the instance asks of them. */
    SESSION_PENDING
}
