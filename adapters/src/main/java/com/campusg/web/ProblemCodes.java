package com.campusg.web;

import java.util.Locale;

/**
 * Codes of problems that more than one class names: endpoints of several features, or an endpoint and its OpenAPI
 * annotations. Clients rely on the codes, so the meaning of a code never changes.
 */
public final class ProblemCodes {

    /** The user is not known, or not yet: the delivery may not have arrived yet. */
    public static final String USER_NOT_SYNCED = "user-not-synced";

    /** The user was deleted at Clerk. */
    public static final String USER_DELETED = "user-deleted";

    /** The user is banned at Clerk. */
    public static final String USER_BANNED = "user-banned";

    public static final String MALFORMED_CLERK_USER_ID = "malformed-clerk-user-id";

    /** The property {@code errors} names the invalid fields. */
    public static final String INVALID_FIELDS = "invalid-fields";

    /** A genuine machine token of a machine without access to this service. */
    public static final String INSUFFICIENT_SCOPE = "insufficient-scope";

    /** A session token where only machine tokens are accepted. */
    public static final String MACHINE_CALLERS_ONLY = "machine-callers-only";

    /** The origin is not an authorized party. */
    public static final String ORIGIN_NOT_ALLOWED = "origin-not-allowed";

    /** The signing keys of Clerk cannot be fetched. */
    public static final String KEYS_UNAVAILABLE = "keys-unavailable";

    /** The Backend API of Clerk cannot be reached. */
    public static final String CLERK_UNAVAILABLE = "clerk-unavailable";

    public static final String DATABASE_UNAVAILABLE = "database-unavailable";

    private ProblemCodes() {}

    /** Derives the code of an enum constant: {@code TOKEN_EXPIRED} becomes {@code token-expired}. */
    public static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
