package com.campusg.clerk.application.port.out;

import com.campusg.clerk.domain.MachineToken;
import com.campusg.clerk.domain.OpaqueToken;
import java.util.Optional;

/**
 * The opaque tokens that Clerk has issued.
 *
 * <p>What an adapter must guarantee: an answer is never older than a few seconds, for Clerk may take a token back. A Clerk
 * that cannot be reached, or does not answer as Clerk does, throws; it never looks like an unknown token.
 */
@FunctionalInterface
public interface MachineTokens {

    /** What Clerk says of it, also if it is revoked or expired; empty where Clerk does not know it. */
    Optional<MachineToken> find(OpaqueToken token);
}
