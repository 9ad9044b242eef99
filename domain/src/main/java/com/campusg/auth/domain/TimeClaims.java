package com.campusg.auth.domain;

import static com.campusg.auth.domain.TokenRefusal.TOKEN_EXPIRED;
import static com.campusg.auth.domain.TokenRefusal.TOKEN_INVALID;
import static com.campusg.auth.domain.TokenRefusal.TOKEN_ISSUED_IN_THE_FUTURE;
import static com.campusg.auth.domain.TokenRefusal.TOKEN_NOT_ACTIVE_YET;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Validation of the claims {@code exp}, {@code nbf} and {@code iat} (RFC 7519, section 4.1). */
final class TimeClaims {

    /** Accepted difference between Clerk's clock and the clock of this service. */
    static final Duration CLOCK_SKEW = Duration.ofSeconds(5);

    private TimeClaims() {}

    /** Returns the first reason to refuse a token at the given time, or empty if there is none. */
    static Optional<TokenRefusal> judge(Map<String, ?> claims, Instant now) {
        BigDecimal earliest = seconds(now.minus(CLOCK_SKEW));
        BigDecimal latest = seconds(now.plus(CLOCK_SKEW));
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
}
