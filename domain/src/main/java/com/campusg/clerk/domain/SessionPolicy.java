package com.campusg.clerk.domain;

import static com.campusg.clerk.domain.TokenRefusal.SESSION_PENDING;
import static com.campusg.clerk.domain.TokenRefusal.TOKEN_INVALID;
import static com.campusg.clerk.domain.TokenRefusal.TOKEN_INVALID_AUTHORIZED_PARTIES;
import static com.campusg.clerk.domain.TokenRefusal.TOKEN_INVALID_ISSUER;
import static com.campusg.clerk.domain.TokenRefusal.TOKEN_TYPE_MISMATCH;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which claims make a session token one of our users' (<a
 * href="https://clerk.com/docs/guides/sessions/manual-jwt-verification">Clerk, manual JWT verification</a>). The
 * signature has been checked before.
 *
 * @param issuer the only {@code iss} that is believed
 * @param authorizedParties the origins that {@code azp} may name; empty: any
 * @param allowMissingAzp whether a token without {@code azp} passes although there is such a list
 */
public record SessionPolicy(String issuer, Set<String> authorizedParties, boolean allowMissingAzp) {

    public SessionPolicy {
        authorizedParties = Set.copyOf(authorizedParties);
    }

    /**
     * Judges the claims of a genuine token at a moment.
     *
     * @param claims as the token has them: a claim may be absent, null or of any JSON type
     * @return whose the token is, or the first reason to refuse it, in the order of Clerk's own verifier
     */
    public Verdict judge(Map<String, ?> claims, Instant now) {
        if (!(claims.get("sub") instanceof String subject)) {
            return new Verdict.Refused(TOKEN_INVALID);
        }
        if (!subject.startsWith("user_")) {
            return new Verdict.Refused(subject.startsWith("mch_") ? TOKEN_TYPE_MISMATCH : TOKEN_INVALID);
        }
        if (!isAuthorizedParty(claims)) {
            return new Verdict.Refused(TOKEN_INVALID_AUTHORIZED_PARTIES);
        }
        if (!issuer.equals(claims.get("iss"))) {
            return new Verdict.Refused(TOKEN_INVALID_ISSUER);
        }
        return TokenTimes.judge(claims, now)
                .or(() -> "pending".equals(claims.get("sts")) ? Optional.of(SESSION_PENDING) : Optional.empty())
                .<Verdict>map(Verdict.Refused::new)
                .orElseGet(() -> new Verdict.Believed(new Caller.User(subject)));
    }

    private boolean isAuthorizedParty(Map<String, ?> claims) {
        if (authorizedParties.isEmpty()) {
            return true;
        }
        if (!claims.containsKey("azp")) {
            return allowMissingAzp;
        }
        return claims.get("azp") instanceof String party && authorizedParties.contains(party);
    }
}
