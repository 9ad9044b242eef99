package com.campusg.auth.domain;

import static com.campusg.auth.domain.TokenRefusal.SESSION_PENDING;
import static com.campusg.auth.domain.TokenRefusal.TOKEN_INVALID;
import static com.campusg.auth.domain.TokenRefusal.TOKEN_INVALID_AUTHORIZED_PARTIES;
import static com.campusg.auth.domain.TokenRefusal.TOKEN_INVALID_ISSUER;
import static com.campusg.auth.domain.TokenRefusal.TOKEN_TYPE_MISMATCH;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The rules for the claims of session tokens (<a
 * href="https://clerk.com/docs/guides/sessions/manual-jwt-verification">Clerk, manual JWT verification</a>).
 *
 * @param issuer the required value of {@code iss}
 * @param authorizedParties the allowed values of {@code azp}; if empty, {@code azp} is not checked
 * @param allowMissingAzp whether a token without {@code azp} is accepted although authorized parties are configured
 */
public record SessionPolicy(String issuer, Set<String> authorizedParties, boolean allowMissingAzp) {

    public SessionPolicy {
        authorizedParties = Set.copyOf(authorizedParties);
    }

    /**
     * Judges the claims of a signed token at the given time. The caller of this method has verified the signature.
     *
     * @param claims the claims as parsed: each may be absent, null or of any JSON type
     * @return the caller, or the first reason to refuse the token, in the order of Clerk's SDK
     */
    public Verdict judge(Map<String, ?> claims, Instant now) {
        if (!(claims.get("sub") instanceof String subject)) {
            return new Verdict.Refused(TOKEN_INVALID);
        }
        if (!subject.startsWith("user_")) {
            return new Verdict.Refused(MachinePolicy.isMachineToken(claims) ? TOKEN_TYPE_MISMATCH : TOKEN_INVALID);
        }
        if (!isAuthorizedParty(claims)) {
            return new Verdict.Refused(TOKEN_INVALID_AUTHORIZED_PARTIES);
        }
        if (!issuer.equals(claims.get("iss"))) {
            return new Verdict.Refused(TOKEN_INVALID_ISSUER);
        }
        return TimeClaims.judge(claims, now)
                .or(() -> "pending".equals(claims.get("sts")) ? Optional.of(SESSION_PENDING) : Optional.empty())
                .<Verdict>map(Verdict.Refused::new)
                .orElseGet(() -> new Verdict.Authenticated(new Caller.User(subject)));
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
