package com.campusg.auth.domain;

import static com.campusg.auth.domain.TokenRefusal.TOKEN_EXPIRED;
import static com.campusg.auth.domain.TokenRefusal.TOKEN_INVALID;
import static com.campusg.auth.domain.TokenRefusal.TOKEN_INVALID_ISSUER;
import static com.campusg.auth.domain.TokenRefusal.TOKEN_REVOKED;
import static com.campusg.auth.domain.TokenRefusal.TOKEN_TYPE_MISMATCH;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The rules for machine tokens (<a
 * href="https://clerk.com/docs/guides/development/machine-auth/m2m-tokens">Clerk, M2M tokens</a>). A token without access
 * to this service is accepted, and its caller is a {@link Caller.UnauthorizedMachine}.
 *
 * @param issuer the required value of {@code iss}
 * @param serviceMachine the machine that represents this service in Clerk; callers need access to it. If empty, no machine
 *     has access
 */
public record MachinePolicy(String issuer, Optional<MachineId> serviceMachine) {

    private static final String MACHINE_PREFIX = "mch_";

    /** Whether the subject of a token is a machine. */
    public static boolean isMachineToken(Map<String, ?> claims) {
        return claims.get("sub") instanceof String subject && subject.startsWith(MACHINE_PREFIX);
    }

    /**
     * Judges the claims of a signed token at the given time. The caller of this method has verified the signature.
     *
     * @param claims the claims as parsed: each may be absent, null or of any JSON type
     * @return the caller, or the first reason to refuse the token
     */
    public Verdict judge(Map<String, ?> claims, Instant now) {
        if (!(claims.get("sub") instanceof String)) {
            return new Verdict.Refused(TOKEN_INVALID);
        }
        if (!isMachineToken(claims)) {
            return new Verdict.Refused(TOKEN_TYPE_MISMATCH);
        }
        if (!issuer.equals(claims.get("iss"))) {
            return new Verdict.Refused(TOKEN_INVALID_ISSUER);
        }
        Optional<TokenRefusal> timeRefusal = TimeClaims.judge(claims, now);
        if (timeRefusal.isPresent()) {
            return new Verdict.Refused(timeRefusal.get());
        }
        if (claims.containsKey("scopes") && !(claims.get("scopes") instanceof String)) {
            return new Verdict.Refused(TOKEN_INVALID);
        }
        return new Verdict.Authenticated(callerOf(claims));
    }

    /** Judges an opaque token, as Clerk describes it, at the given time. */
    public Verdict judge(MachineToken token, Instant now) {
        if (!token.subject().startsWith(MACHINE_PREFIX)) {
            return new Verdict.Refused(TOKEN_TYPE_MISMATCH);
        }
        if (token.revoked()) {
            return new Verdict.Refused(TOKEN_REVOKED);
        }
        Instant end = token.expiresAt();
        if (token.expired() || (end != null && !end.isAfter(now.minus(TimeClaims.CLOCK_SKEW)))) {
            return new Verdict.Refused(TOKEN_EXPIRED);
        }
        return new Verdict.Authenticated(caller(token.subject(), token.scopes()));
    }

    /** Returns the caller of a signed token that this policy accepts. */
    public Caller callerOf(Map<String, ?> claims) {
        Set<String> scopes =
                claims.get("scopes") instanceof String text ? Set.copyOf(List.of(text.split(" ", -1))) : Set.of();
        return caller(String.valueOf(claims.get("sub")), scopes);
    }

    private Caller caller(String subject, Set<String> scopes) {
        boolean authorized = serviceMachine
                .filter(machine -> scopes.contains(machine.value()))
                .isPresent();
        return authorized ? new Caller.Machine(subject) : new Caller.UnauthorizedMachine(subject);
    }
}
