package com.campusg.web;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** Problems of requests that name a user. Several features have such endpoints. */
public final class UserProblems {

    private UserProblems() {}

    /** The user is not known, or not yet. The delivery may not have arrived yet, so the client should retry soon. */
    public static ProblemException notSynced() {
        return new ProblemException(
                        HttpStatus.NOT_FOUND, ProblemCodes.USER_NOT_SYNCED, "This user is not known at CampusG yet.")
                .withHeader(HttpHeaders.RETRY_AFTER, "1");
    }

    /** The user was deleted at Clerk. */
    public static ProblemException deleted() {
        return new ProblemException(HttpStatus.GONE, ProblemCodes.USER_DELETED, "This user was deleted.");
    }

    /** The user is banned at Clerk. */
    public static ProblemException banned() {
        return new ProblemException(HttpStatus.FORBIDDEN, ProblemCodes.USER_BANNED, "This user is banned.");
    }

    public static ProblemException malformedClerkUserId() {
        return new ProblemException(
                HttpStatus.BAD_REQUEST, ProblemCodes.MALFORMED_CLERK_USER_ID, "A Clerk user id starts with user_.");
    }
}
