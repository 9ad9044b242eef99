package com.campusg.clerk.domain;

import static com.campusg.clerk.domain.TokenRefusal.TOKEN_EXPIRED;
import static com.campusg.clerk.domain.TokenRefusal.TOKEN_INVALID;
import static com.campusg.clerk.domain.TokenRefusal.TOKEN_INVALID_ISSUER;
import static com.campusg.clerk.domain.TokenRefusal.TOKEN_REVOKED;
import static com.campusg.clerk.domain.TokenRefusal.TOKEN_TYPE_MISMATCH;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which tokens make a program one that may call us (<a
 * href="https://clerk.com/docs/guides/development/machine-auth/m2m-tokens">Clerk, M2M tokens</a>). That they come from
 * Clerk has been checked before.
 *
 * @param issuer the only {@code iss} that is believed
 * @param self our own machine at Clerk, which callers must have access to; empty: nobody has
 */
public record MachinePolicy(String issuer, Optional<MachineId> self) {

    private static final String MACHINE = "mch_";

    /** Whether a genuine token says that it is a machine's. */
    public static boolean isMachines(Map<String, ?> claims) {
        return claims.get("sub") instanceof String subject && subject.startsWith(MACHINE);
    }

    /**
     * Judges the claims of a genuine signed token at a moment.
     *
     * @param claims as the token has them: a claim may be absent, null or of any JSON type
     * @return whose the token is, or the first reason to refuse it
     */
    public Verdict judge(Map<String, ?> claims, Instant now) {
        if (!(claims.get("sub") instanceof String subject)) {
            return new Verdict.Refused(TOKEN_INVALID);
        }
        if (!subject.startsWith(MACHINE)) {
            return new Verdict.Refused(TOKEN_TYPE_MISMATCH);
        }
        if (!issuer.equals(claims.get("iss"))) {
            return new Verdict.Refused(TOKEN_INVALID_ISSUER);
        }
        Optional<TokenRefusal> untimely = TokenTimes.judge(claims, now);
        if (untimely.isPresent()) {
            return new Verdict.Refused(untimely.get());
        }
        if (!claims.containsKey("scopes")) {
            return admitted(subject, Set.of());
        }
        return claims.get("scopes") instanceof String scopes
                ? admitted(subject, Set.copyOf(List.of(scopes.split(" ", -1))))
                : new Verdict.Refused(TOKEN_INVALID);
    }

    /** Judges at a moment what Clerk says of an opaque token. */
    public Verdict judge(MachineToken token, Instant now) {
        if (!token.subject().startsWith(MACHINE)) {
            return new Verdict.Refused(TOKEN_TYPE_MISMATCH);
        }
        if (token.revoked()) {
            return new Verdict.Refused(TOKEN_REVOKED);
        }
        Instant end = token.expiresAt();
        if (token.expired() || (end != null && !end.isAfter(now.minus(TokenTimes.SKEW)))) {
            return new Verdict.Refused(TOKEN_EXPIRED);
        }
        return admitted(token.subject(), token.scopes());
    }

    private Verdict admitted(String subject, Set<String> scopes) {
        boolean invited =
                self.filter(machine -> scopes.contains(machine.value())).isPresent();
        return new Verdict.Believed(invited ? new Caller.Machine(subject) : new Caller.UninvitedMachine(subject));
    }
}
