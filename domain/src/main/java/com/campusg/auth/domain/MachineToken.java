package com.campusg.auth.domain;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An opaque machine token as Clerk describes it.
 *
 * @param subject Clerk's id of the machine that the token was issued to
 * @param scopes Clerk's ids of the machines that the token gives access to
 * @param revoked whether the token has been revoked
 * @param expired whether the token had expired when Clerk was asked
 * @param expiresAt end of validity; null if the token does not expire
 */
public record MachineToken(
        String subject,
        Set<String> scopes,
        boolean revoked,
        boolean expired,
        @Nullable Instant expiresAt) {

    public MachineToken {
        scopes = Set.copyOf(scopes);
    }
}
