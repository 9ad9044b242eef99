package com.campusg.auth.application.port.out;

import com.campusg.auth.domain.MachineToken;
import com.campusg.auth.domain.OpaqueToken;
import java.util.Optional;

/**
 * The opaque machine tokens that Clerk has issued.
 *
 * <p>Implementations may cache an answer for a few seconds only, because tokens can be revoked.
 */
@FunctionalInterface
public interface MachineTokens {

    /**
     * Finds a token, including revoked and expired ones.
     *
     * @return empty if Clerk does not know the token
     * @throws MachineTokensUnavailableException if Clerk cannot be reached or answers with an error or with unreadable
     *     content
     */
    Optional<MachineToken> find(OpaqueToken token);
}
