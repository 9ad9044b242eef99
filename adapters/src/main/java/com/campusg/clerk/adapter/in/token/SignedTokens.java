package com.campusg.clerk.adapter.in.token;

import static com.campusg.clerk.domain.TokenRefusal.TOKEN_INVALID;
import static com.campusg.clerk.domain.TokenRefusal.TOKEN_INVALID_ALGORITHM;
import static com.campusg.clerk.domain.TokenRefusal.TOKEN_INVALID_SIGNATURE;
import static com.campusg.clerk.domain.TokenRefusal.TOKEN_TYPE_MISMATCH;
import static com.campusg.clerk.domain.TokenRefusal.TOKEN_UNKNOWN_KEY;

import com.campusg.clerk.domain.MachinePolicy;
import com.campusg.clerk.domain.SessionPolicy;
import com.campusg.clerk.domain.Verdict;
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
import org.springframework.stereotype.Component;

/**
 * Believes a signed token of Clerk's, or says why not (<a
 * href="https://clerk.com/docs/guides/sessions/session-tokens">Clerk, session tokens</a>): first its form, then its
 * signature, and only then what it claims. One key signs the tokens of users and of machines: by whose policy a token is
 * judged depends on what it says of itself, and either policy refuses what belongs to the other.
 */
@Component
final class SignedTokens {

    /** Clerk's categories "session" and "no information"; templates have others, signed by the same key. */
    private static final Set<String> SESSION_CATEGORIES = Set.of("cl_B7d4PD111AAA", "cl_I7d4PD111III");

    /** Clerk's category "M2M". */
    private static final String MACHINE_CATEGORY = "cl_B7d4PD333AAA";

    /** RFC 9068, section 2.1: an OAuth access token, which Clerk also issues. */
    private static final Set<String> ACCESS_TOKEN_TYPES = Set.of("at+jwt", "application/at+jwt");

    private static final JWSHeader RS256 = new JWSHeader(JWSAlgorithm.RS256);

    private final TokenKeys keys;
    private final SessionPolicy sessionPolicy;
    private final MachinePolicy machinePolicy;
    private final InstantSource clock;
    private final VerifiedTokens verified;

    SignedTokens(TokenKeys keys, SessionPolicy sessionPolicy, MachinePolicy machinePolicy, InstantSource clock) {
        this.keys = keys;
        this.sessionPolicy = sessionPolicy;
        this.machinePolicy = machinePolicy;
        this.clock = clock;
        this.verified = new VerifiedTokens(clock);
    }

    /**
     * Judges a token; throws {@link TokenRefusedException} where its form or signature is reason enough to refuse it.
     *
     * @throws KeysUnavailableException if nobody can tell
     */
    Verdict judge(String text) {
        CompactToken token = CompactToken.parse(text);
        requireTokenHeader(token.header());
        requireSignature(token);
        return isMachines(token)
                ? machinePolicy.judge(token.claims(), clock.instant())
                : sessionPolicy.judge(token.claims(), clock.instant());
    }

    /** The category decides, and where there is none the subject. */
    private static boolean isMachines(CompactToken token) {
        return token.header().containsKey("cat")
                ? MACHINE_CATEGORY.equals(token.header().get("cat"))
                : MachinePolicy.isMachines(token.claims());
    }

    private static void requireTokenHeader(Map<String, Object> header) {
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
        if (header.containsKey("cat") && !(header.get("cat") instanceof String category && isKnownCategory(category))) {
            throw new TokenRefusedException(TOKEN_TYPE_MISMATCH);
        }
    }

    private static boolean isKnownCategory(String category) {
        return SESSION_CATEGORIES.contains(category) || MACHINE_CATEGORY.equals(category);
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

    private boolean isSignedBy(RSAPublicKey key, CompactToken token) {
        if (verified.contains(token, key)) {
            return true;
        }
        boolean signed = hasSignatureOf(key, token);
        if (signed) {
            verified.add(token, key);
        }
        return signed;
    }

    private static boolean hasSignatureOf(RSAPublicKey key, CompactToken token) {
        try {
            return new RSASSAVerifier(key).verify(RS256, token.signingInput(), Base64URL.encode(token.signature()));
        } catch (JOSEException malformed) {
            return false;
        }
    }
}
