package com.campusg.clerk.domain;

/** What we make of a token. */
public sealed interface Verdict {

    /** It is genuine. */
    record Believed(Caller caller) implements Verdict {}

    record Refused(TokenRefusal refusal) implements Verdict {}
}
