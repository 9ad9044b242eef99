package com.campusg.clerk.application;

import com.campusg.clerk.application.port.in.VerifyMachineToken;
import com.campusg.clerk.application.port.out.MachineTokens;
import com.campusg.clerk.domain.MachinePolicy;
import com.campusg.clerk.domain.OpaqueToken;
import com.campusg.clerk.domain.TokenRefusal;
import com.campusg.clerk.domain.Verdict;
import java.time.InstantSource;

/** Asks Clerk, and judges the answer by the same policy as signed tokens. */
public final class VerifyMachineTokenService implements VerifyMachineToken {

    private final MachineTokens machineTokens;
    private final MachinePolicy policy;
    private final InstantSource clock;

    public VerifyMachineTokenService(MachineTokens machineTokens, MachinePolicy policy, InstantSource clock) {
        this.machineTokens = machineTokens;
        this.policy = policy;
        this.clock = clock;
    }

    @Override
    public Verdict verify(OpaqueToken token) {
        return machineTokens
                .find(token)
                .map(known -> policy.judge(known, clock.instant()))
                .orElseGet(() -> new Verdict.Refused(TokenRefusal.TOKEN_INVALID));
    }
}
