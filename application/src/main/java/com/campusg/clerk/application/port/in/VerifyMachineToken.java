package com.campusg.clerk.application.port.in;

import com.campusg.clerk.domain.OpaqueToken;
import com.campusg.clerk.domain.Verdict;

/** Finds out what an opaque token is worth. */
@FunctionalInterface
public interface VerifyMachineToken {

    /** Whose it is, or why it is refused; throws if Clerk cannot be asked. */
    Verdict verify(OpaqueToken token);
}
