package com.campusg.auth.application.port.in;

import com.campusg.auth.application.port.out.MachineTokensUnavailableException;
import com.campusg.auth.domain.OpaqueToken;
import com.campusg.auth.domain.Verdict;

/** Verifies an opaque machine token. */
@FunctionalInterface
public interface VerifyMachineToken {

    /**
     * Returns the caller that the token authenticates, or the reason to refuse it.
     *
     * @throws MachineTokensUnavailableException if Clerk is unavailable or its response cannot be read
     */
    Verdict verify(OpaqueToken token);
}
