package com.campusg.auth.adapter.in.security;

import com.campusg.auth.domain.MachinePolicy;
import com.campusg.auth.domain.SessionPolicy;
import com.campusg.auth.domain.TokenRefusal;
import com.campusg.auth.domain.Verdict;
import java.time.InstantSource;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.stereotype.Component;

/**
 * Applies the policy for session tokens or for machine tokens to the claims of a JWT. Both types are signed with the same
 * key, so each policy refuses the tokens of the other type.
 */
@Component
final class ClerkTokenValidator implements OAuth2TokenValidator<Jwt> {

    /** Clerk's token category for machine tokens, in the header parameter {@code cat}. */
    static final String MACHINE_CATEGORY = "cl_B7d4PD333AAA";

    private final SessionPolicy sessionPolicy;
    private final MachinePolicy machinePolicy;
    private final InstantSource clock;

    ClerkTokenValidator(SessionPolicy sessionPolicy, MachinePolicy machinePolicy, InstantSource clock) {
        this.sessionPolicy = sessionPolicy;
        this.machinePolicy = machinePolicy;
        this.clock = clock;
    }

    @Override
    public OAuth2TokenValidatorResult validate(Jwt jwt) {
        Verdict verdict = isMachineToken(jwt)
                ? machinePolicy.judge(jwt.getClaims(), clock.instant())
                : sessionPolicy.judge(jwt.getClaims(), clock.instant());
        return switch (verdict) {
            case Verdict.Authenticated authenticated -> OAuth2TokenValidatorResult.success();
            case Verdict.Refused(TokenRefusal refusal) ->
                OAuth2TokenValidatorResult.failure(TokenRefusedException.error(refusal));
        };
    }

    /** By the token category or, in a token without one, by the subject. */
    private static boolean isMachineToken(Jwt jwt) {
        return jwt.getHeaders().containsKey("cat")
                ? MACHINE_CATEGORY.equals(jwt.getHeaders().get("cat"))
                : MachinePolicy.isMachineToken(jwt.getClaims());
    }
}
