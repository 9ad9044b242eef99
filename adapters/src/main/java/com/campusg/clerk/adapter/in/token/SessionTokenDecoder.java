package com.campusg.clerk.adapter.in.token;

import static com.campusg.clerk.domain.TokenRefusal.TOKEN_INVALID;
import static com.campusg.clerk.domain.TokenRefusal.TOKEN_INVALID_ALGORITHM;
import static com.campusg.clerk.domain.TokenRefusal.TOKEN_INVALID_SIGNATURE;
import static com.campusg.clerk.domain.TokenRefusal.TOKEN_TYPE_MISMATCH;
import static com.campusg.clerk.domain.TokenRefusal.TOKEN_UNKNOWN_KEY;

import com.campusg.clerk.domain.SessionPolicy;
import com.campusg.clerk.domain.TokenRefusal;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.util.Base64URL;
import java.security.interfaces.RSAPublicKey;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.stereotype.Component;

/**
 * Believes a session token of Clerk's, or says why not (<a
 * href="https://clerk.com/docs/guides/sessions/session-tokens">Clerk, session tokens</a>): first its form, then its
 * signature, and only then what it claims.
 */
@Component
final class SessionTokenDecoder implements JwtDecoder {

    /** Clerk's categories "session" and "no information"; templates and machines have others, signed by the same key. */
    private static final Set<String> SESSION_CATEGORIES = Set.of("cl_B7d4PD111AAA", "cl_I7d4PD111III");

    /** RFC 9068, section 2.1: an OAuth access token, which Clerk also issues. */
    private static final Set<String> ACCESS_TOKEN_TYPES = Set.of("at+jwt", "application/at+jwt");

    private static final JWSHeader RS256 = new JWSHeader(JWSAlgorithm.RS256);

    private final SessionKeys keys;
    private final SessionPolicy policy;
    private final InstantSource clock;

    SessionTokenDecoder(SessionKeys keys, SessionPolicy policy, InstantSource clock) {
        this.keys = keys;
        this.policy = policy;
        this.clock = clock;
    }

    /**
     * @throws TokenRefusedException if the token is not believed
     * @throws KeysUnavailableException if nobody can tell
     */
    @Override
    public Jwt decode(String text) {
        CompactToken token = CompactToken.parse(text);
        requireSessionTokenHeader(token.header());
        requireSignature(token);
        return switch (policy.judge(token.claims(), clock.instant())) {
            case SessionPolicy.Verdict.Believed(String subject) ->
                Jwt.withTokenValue(text)
                        .headers(headers -> headers.putAll(token.header()))
                        .subject(subject)
                        .build();
            case SessionPolicy.Verdict.Refused(TokenRefusal refusal) -> throw new TokenRefusedException(refusal);
        };
    }

    private static void requireSessionTokenHeader(Map<String, Object> header) {
        if (!"RS256".equals(header.get("alg"))) {
            throw new TokenRefusedException(TOKEN_INVALID_ALGORITHM);
        }
        if (header.containsKey("typ") && !"JWT".equals(header.get("typ"))) {
            throw new TokenRefusedException(
                    header.get("typ") instanceof String type && ACCESS_TOKEN_TYPES.contains(type)
                            ? TOKEN_TYPE_MISMATCH
                            : TOKEN_INVALID);
        }
        // RFC 7515, section 4.1.11: who does not understand all extensions must refuse, and we know none.
        if (header.containsKey("crit")) {
            throw new TokenRefusedException(TOKEN_INVALID);
        }
        if (header.containsKey("cat")
                && !(header.get("cat") instanceof String category && SESSION_CATEGORIES.contains(category))) {
            throw new TokenRefusedException(TOKEN_TYPE_MISMATCH);
        }
    }

    private void requireSignature(CompactToken token) {
        Optional<RSAPublicKey> known = keys.find(token.header());
        if (known.filter(key -> isSignedBy(key, token)).isPresent()) {
            return;
        }
        // Clerk may sign with a new key, even under the name of the old one: its kid is the instance's id.
        Optional<RSAPublicKey> anew = known.isPresent() ? renewed(token, known.get()) : keys.findAnew(token.header());
        if (anew.isEmpty()) {
            throw new TokenRefusedException(TOKEN_UNKNOWN_KEY);
        }
        if (anew.equals(known) || !isSignedBy(anew.get(), token)) {
            throw new TokenRefusedException(TOKEN_INVALID_SIGNATURE);
        }
    }

    /** With Clerk away, the key that we know still tells a forgery. */
    private Optional<RSAPublicKey> renewed(CompactToken token, RSAPublicKey known) {
        try {
            return keys.findAnew(token.header());
        } catch (KeysUnavailableException away) {
            return Optional.of(known);
        }
    }

    private static boolean isSignedBy(RSAPublicKey key, CompactToken token) {
        try {
            return new RSASSAVerifier(key).verify(RS256, token.signingInput(), Base64URL.encode(token.signature()));
        } catch (JOSEException malformed) {
            return false;
        }
    }
}
