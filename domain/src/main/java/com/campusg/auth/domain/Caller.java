package com.campusg.auth.domain;

/** The caller that a valid token authenticates. */
public sealed interface Caller {

    /**
     * Clerk's id of the caller.
     *
     * @return starts with {@code user_} or {@code mch_}
     */
    String subject();

    /** A signed-in user. */
    record User(String subject) implements Caller {}

    /** A machine of the same Clerk instance that has access to this service. */
    record Machine(String subject) implements Caller {}

    /** A machine of the same Clerk instance that has no access to this service. */
    record UnauthorizedMachine(String subject) implements Caller {}
}
