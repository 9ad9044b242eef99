package com.campusg.clerk.domain;

/** For whom a genuine token speaks. */
public sealed interface Caller {

    /**
     * Clerk's name for the caller.
     *
     * @return starts with {@code user_} or {@code mch_}
     */
    String subject();

    /** Somebody who has signed in. */
    record User(String subject) implements Caller {}

    /** A program of the same Clerk instance that was given access to us. */
    record Machine(String subject) implements Caller {}

    /** A program of the same Clerk instance that was not given access to us. */
    record UninvitedMachine(String subject) implements Caller {}
}
