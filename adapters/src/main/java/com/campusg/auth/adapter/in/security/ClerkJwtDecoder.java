package com.campusg.auth.adapter.in.security;

import static com.campusg.auth.domain.TokenRefusal.TOKEN_INVALID;
import static com.campusg.auth.domain.TokenRefusal.TOKEN_INVALID_ALGORITHM;
import static com.campusg.auth.domain.TokenRefusal.TOKEN_INVALID_SIGNATURE;
import static com.campusg.auth.domain.TokenRefusal.TOKEN_TYPE_MISMATCH;
import static com.campusg.auth.domain.TokenRefusal.TOKEN_UNKNOWN_KEY;

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
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.stereotype.Component;

/**
 * Decodes the JWTs that Clerk signs (<a href="https://clerk.com/docs/guides/sessions/session-tokens">Clerk, session
 * tokens</a>). Checks the form and the header first, then the signature, then the claims.
 */
@Component
final class ClerkJwtDecoder implements JwtDecoder {

    /** Clerk's token categories "session" and "no information". Other JWTs, such as those of templates, have their own. */
    private static final Set<String> SESSION_CATEGORIES = Set.of("cl_B7d4PD111AAA", "cl_I7d4PD111III");

    /** OAuth access tokens (RFC 9068, section 2.1), which Clerk signs with the same key. */
    private static final Set<String> ACCESS_TOKEN_TYPES = Set.of("at+jwt", "application/at+jwt");

    private static final JWSHeader RS256 = new JWSHeader(JWSAlgorithm.RS256);

    private final SigningKeys keys;
    private final OAuth2TokenValidator<Jwt> validator;
    private final VerifiedSignatureCache verifiedSignatures;

    ClerkJwtDecoder(SigningKeys keys, OAuth2TokenValidator<Jwt> validator, InstantSource clock) {
        this.keys = keys;
        this.validator = validator;
        this.verifiedSignatures = new VerifiedSignatureCache(clock);
    }

    /**
     * Decodes and validates a JWT.
     *
     * @throws BadJwtException if the token is refused
     * @throws KeysUnavailableException if the signing keys cannot be fetched
     */
    @Override
    public Jwt decode(String token) {
        try {
            CompactJws jws = CompactJws.parse(token);
            requireSupportedHeader(jws.header());
            requireValidSignature(jws);
            return validated(token, jws);
        } catch (TokenRefusedException refused) {
            throw new BadJwtException(refused.getMessage(), refused);
        }
    }

    private static void requireSupportedHeader(Map<String, Object> header) {
        if (!"RS256".equals(header.get("alg"))) {
            throw new TokenRefusedException(TOKEN_INVALID_ALGORITHM);
        }
        if (header.containsKey("typ") && !"JWT".equals(header.get("typ"))) {
            throw new TokenRefusedException(
                    header.get("typ") instanceof String type && ACCESS_TOKEN_TYPES.contains(type)
                            ? TOKEN_TYPE_MISMATCH
                            : TOKEN_INVALID);
        }
        // RFC 7515, section 4.1.11: critical extensions have to be understood, and none is supported.
        if (header.containsKey("crit")) {
            throw new TokenRefusedException(TOKEN_INVALID);
        }
        if (header.containsKey("cat")
                && !(header.get("cat") instanceof String category && isSupportedCategory(category))) {
            throw new TokenRefusedException(TOKEN_TYPE_MISMATCH);
        }
    }

    private static boolean isSupportedCategory(String category) {
        return SESSION_CATEGORIES.contains(category) || ClerkTokenValidator.MACHINE_CATEGORY.equals(category);
    }

    private void requireValidSignature(CompactJws jws) {
        Optional<RSAPublicKey> known = keys.find(jws.header());
        if (known.isPresent() && isSignedBy(known.get(), jws)) {
            return;
        }
        // Clerk may replace the key under the same kid, because the kid is the id of the instance.
        Optional<RSAPublicKey> refreshed =
                known.isPresent() ? refreshOrKeep(jws, known.get()) : keys.refreshAndFind(jws.header());
        if (refreshed.isEmpty()) {
            throw new TokenRefusedException(TOKEN_UNKNOWN_KEY);
        }
        if (refreshed.equals(known) || !isSignedBy(refreshed.get(), jws)) {
            throw new TokenRefusedException(TOKEN_INVALID_SIGNATURE);
        }
    }

    /** While Clerk is unavailable, the known key still detects an invalid signature. */
    private Optional<RSAPublicKey> refreshOrKeep(CompactJws jws, RSAPublicKey known) {
        try {
            return keys.refreshAndFind(jws.header());
        } catch (KeysUnavailableException unavailable) {
            return Optional.of(known);
        }
    }

    private boolean isSignedBy(RSAPublicKey key, CompactJws jws) {
        if (verifiedSignatures.contains(jws, key)) {
            return true;
        }
        boolean signed = verify(key, jws);
        if (signed) {
            verifiedSignatures.add(jws, key);
        }
        return signed;
    }

    private static boolean verify(RSAPublicKey key, CompactJws jws) {
        try {
            return new RSASSAVerifier(key).verify(RS256, jws.signingInput(), Base64URL.encode(jws.signature()));
        } catch (JOSEException malformed) {
            return false;
        }
    }

    private Jwt validated(String token, CompactJws jws) {
        if (jws.claims().isEmpty()) {
            throw new TokenRefusedException(TOKEN_INVALID);
        }
        // No Instants: the times may exceed their range, and exp may precede iat. The policies read the claims.
        Jwt jwt = new Jwt(token, null, null, jws.header(), jws.claims());
        OAuth2TokenValidatorResult result = validator.validate(jwt);
        if (result.hasErrors()) {
            throw new TokenRefusedException(result.getErrors().iterator().next());
        }
        return jwt;
    }
}
