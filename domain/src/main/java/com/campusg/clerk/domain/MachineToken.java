package com.campusg.clerk.domain;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What Clerk says of an opaque token.
 *
 * @param subject the machine that has it
 * @param scopes the machines that it may call
 * @param revoked whether Clerk has taken it back
 * @param expired whether its time was up when Clerk was asked
 * @param expiresAt when its time is up; null: never
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
