package com.campusg.clerk.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What Clerk writes around each event (<a href="https://clerk.com/docs/guides/development/webhooks/overview">Clerk,
 * webhooks</a>).
 *
 * @param type Clerk's name of the event, such as {@code user.updated}
 * @param instance where it happened; null if Clerk does not say
 * @param sentAt when Clerk wrote it, by Clerk's clock; null if Clerk does not say
 */
public record Envelope(
        String type,
        @Nullable InstanceId instance,
        @Nullable Instant sentAt) {}
