package com.campusg.auth.adapter.in.security;

import com.campusg.auth.application.port.in.VerifyMachineToken;
import com.campusg.auth.application.port.out.MachineTokensUnavailableException;
import com.campusg.auth.domain.Caller;
import com.campusg.auth.domain.OpaqueToken;
import com.campusg.auth.domain.TokenRefusal;
import com.campusg.auth.domain.Verdict;
import com.campusg.web.LogRateLimiter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.core.OAuth2AuthenticatedPrincipal;
import org.springframework.security.oauth2.server.resource.introspection.BadOpaqueTokenException;
import org.springframework.security.oauth2.server.resource.introspection.OpaqueTokenIntrospector;
import org.springframework.stereotype.Component;

/** Verifies opaque machine tokens. Text that cannot be an opaque token is refused without asking Clerk. */
@Component
final class ClerkOpaqueTokenIntrospector implements OpaqueTokenIntrospector {

    private static final Logger LOG = LoggerFactory.getLogger(ClerkOpaqueTokenIntrospector.class);

    private final VerifyMachineToken verifyMachineToken;
    private final LogRateLimiter failures = new LogRateLimiter();

    ClerkOpaqueTokenIntrospector(VerifyMachineToken verifyMachineToken) {
        this.verifyMachineToken = verifyMachineToken;
    }

    /**
     * Returns the principal of a token that Clerk knows.
     *
     * @throws BadOpaqueTokenException if the token is refused
     * @throws TokenIntrospectionUnavailableException if Clerk cannot be asked
     */
    @Override
    public OAuth2AuthenticatedPrincipal introspect(String token) {
        return switch (verify(token)) {
            case Verdict.Authenticated(Caller caller) -> new CallerPrincipal(caller);
            case Verdict.Refused(TokenRefusal refusal) -> {
                TokenRefusedException refused = new TokenRefusedException(refusal);
                throw new BadOpaqueTokenException(refused.getMessage(), refused);
            }
        };
    }

    private Verdict verify(String token) {
        try {
            return OpaqueToken.parse(token)
                    .map(verifyMachineToken::verify)
                    .orElseGet(() -> new Verdict.Refused(TokenRefusal.TOKEN_INVALID));
        } catch (MachineTokensUnavailableException unavailable) {
            failures.log(
                    unavailable.getMessage(),
                    omitted -> LOG.warn(
                            "Cannot verify opaque tokens: {} ({} more since the last message)",
                            unavailable.getMessage(),
                            omitted));
            throw new TokenIntrospectionUnavailableException();
        }
    }
}
