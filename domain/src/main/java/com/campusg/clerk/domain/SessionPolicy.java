package com.campusg.clerk.domain;

import static com.campusg.clerk.domain.TokenRefusal.SESSION_PENDING;
import static com.campusg.clerk.domain.TokenRefusal.TOKEN_EXPIRED;
import static com.campusg.clerk.domain.TokenRefusal.TOKEN_INVALID;
import static com.campusg.clerk.domain.TokenRefusal.TOKEN_INVALID_AUTHORIZED_PARTIES;
import static com.campusg.clerk.domain.TokenRefusal.TOKEN_INVALID_ISSUER;
import static com.campusg.clerk.domain.TokenRefusal.TOKEN_ISSUED_IN_THE_FUTURE;
import static com.campusg.clerk.domain.TokenRefusal.TOKEN_NOT_ACTIVE_YET;
import static com.campusg.clerk.domain.TokenRefusal.TOKEN_TYPE_MISMATCH;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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

    /** How far Clerk's clock and ours may be apart. */
    private static final Duration SKEW = Duration.ofSeconds(5);

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
        return judgeTimes(claims, now)
                .or(() -> "pending".equals(claims.get("sts")) ? Optional.of(SESSION_PENDING) : Optional.empty())
                .<Verdict>map(Verdict.Refused::new)
                .orElseGet(() -> new Verdict.Believed(subject));
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

    private static Optional<TokenRefusal> judgeTimes(Map<String, ?> claims, Instant now) {
        BigDecimal earliest = seconds(now.minus(SKEW));
        BigDecimal latest = seconds(now.plus(SKEW));
        BigDecimal expiry = number(claims.get("exp"));
        if (expiry == null) {
            return Optional.of(TOKEN_INVALID);
        }
        if (expiry.compareTo(earliest) <= 0) {
            return Optional.of(TOKEN_EXPIRED);
        }
        return judgeStart(claims, "nbf", latest, TOKEN_NOT_ACTIVE_YET)
                .or(() -> judgeStart(claims, "iat", latest, TOKEN_ISSUED_IN_THE_FUTURE));
    }

    private static Optional<TokenRefusal> judgeStart(
            Map<String, ?> claims, String name, BigDecimal latest, TokenRefusal tooEarly) {
        if (!claims.containsKey(name)) {
            return Optional.empty();
        }
        BigDecimal start = number(claims.get(name));
        if (start == null) {
            return Optional.of(TOKEN_INVALID);
        }
        return start.compareTo(latest) > 0 ? Optional.of(tooEarly) : Optional.empty();
    }

    /** A NumericDate may have a fraction (RFC 7519, section 2). */
    private static @Nullable BigDecimal number(@Nullable Object claim) {
        return claim instanceof Number number ? new BigDecimal(number.toString()) : null;
    }

    private static BigDecimal seconds(Instant instant) {
        return BigDecimal.valueOf(instant.getEpochSecond()).add(BigDecimal.valueOf(instant.getNano(), 9));
    }

    /** What we make of a token. */
    public sealed interface Verdict {

        /**
         * It is a session token of one of our users.
         *
         * @param subject the {@code sub} claim: starts with {@code user_}
         */
        record Believed(String subject) implements Verdict {}

        record Refused(TokenRefusal refusal) implements Verdict {}
    }
}
