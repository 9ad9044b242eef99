package com.campusg.clerk.adapter.in.token;

import com.campusg.clerk.application.port.in.VerifyMachineToken;
import com.campusg.clerk.application.port.out.ClerkUnavailableException;
import com.campusg.clerk.domain.Caller;
import com.campusg.clerk.domain.OpaqueToken;
import com.campusg.clerk.domain.TokenRefusal;
import com.campusg.clerk.domain.Verdict;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.stereotype.Component;

/** Finds out who calls: a signed token says it itself, of an opaque one only Clerk can. */
@Component
final class CallerAuthenticator implements AuthenticationManager {

    private static final Logger LOG = LoggerFactory.getLogger(CallerAuthenticator.class);

    private final SignedTokens signedTokens;
    private final VerifyMachineToken verifyMachineToken;

    CallerAuthenticator(SignedTokens signedTokens, VerifyMachineToken verifyMachineToken) {
        this.signedTokens = signedTokens;
        this.verifyMachineToken = verifyMachineToken;
    }

    /**
     * Finds out who calls.
     *
     * @throws TokenRefusedException if the token is not believed
     * @throws KeysUnavailableException if nobody can tell whether a signed token is genuine
     * @throws ClerkAwayException if nobody can tell what an opaque token is
     */
    @Override
    public Authentication authenticate(Authentication request) {
        String token = ((BearerTokenAuthenticationToken) request).getToken();
        return switch (OpaqueToken.isMeant(token) ? judgeOpaque(token) : signedTokens.judge(token)) {
            case Verdict.Believed(Caller caller) -> new CallerAuthentication(caller);
            case Verdict.Refused(TokenRefusal refusal) -> throw new TokenRefusedException(refusal);
        };
    }

    private Verdict judgeOpaque(String token) {
        try {
            return OpaqueToken.parse(token)
                    .map(verifyMachineToken::verify)
                    .orElseGet(() -> new Verdict.Refused(TokenRefusal.TOKEN_INVALID));
        } catch (ClerkUnavailableException away) {
            LOG.warn("An opaque token cannot be verified: {}", away.getMessage());
            throw new ClerkAwayException(away);
        }
    }
}
