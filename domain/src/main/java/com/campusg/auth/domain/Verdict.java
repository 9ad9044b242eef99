package com.campusg.auth.domain;

/** The result of judging a token. */
public sealed interface Verdict {

    /** The token is accepted. */
    record Authenticated(Caller caller) implements Verdict {}

    /** The token is refused. */
    record Refused(TokenRefusal refusal) implements Verdict {}
}
