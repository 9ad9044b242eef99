package com.campusg.auth.application;

import com.campusg.auth.application.port.in.VerifyMachineToken;
import com.campusg.auth.application.port.out.MachineTokens;
import com.campusg.auth.domain.MachinePolicy;
import com.campusg.auth.domain.MachineToken;
import com.campusg.auth.domain.OpaqueToken;
import com.campusg.auth.domain.TokenRefusal;
import com.campusg.auth.domain.Verdict;
import java.time.InstantSource;
import java.util.Optional;

/** Looks up the token at Clerk and applies {@link MachinePolicy} to the result. */
public final class VerifyMachineTokenService implements VerifyMachineToken {

    private final Optional<MachineTokens> machineTokens;
    private final MachinePolicy policy;
    private final InstantSource clock;

    /** @param machineTokens empty if no secret key for Clerk's Backend API is configured: then every token is refused */
    public VerifyMachineTokenService(Optional<MachineTokens> machineTokens, MachinePolicy policy, InstantSource clock) {
        this.machineTokens = machineTokens;
        this.policy = policy;
        this.clock = clock;
    }

    @Override
    public Verdict verify(OpaqueToken token) {
        if (machineTokens.isEmpty()) {
            return new Verdict.Refused(TokenRefusal.OPAQUE_TOKEN_UNSUPPORTED);
        }
        Optional<MachineToken> known = machineTokens.get().find(token);
        return known.isPresent()
                ? policy.judge(known.get(), clock.instant())
                : new Verdict.Refused(TokenRefusal.TOKEN_INVALID);
    }
}
