package com.campusg.sync.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The members that Clerk adds to each event (<a href="https://clerk.com/docs/guides/development/webhooks/overview">Clerk,
 * webhooks</a>).
 *
 * @param type the event type, such as {@code user.updated}
 * @param instance the Clerk instance that sent the event; null if the payload does not name one
 * @param sentAt when Clerk sent the event, by Clerk's clock; null if the payload does not say
 */
public record Envelope(
        String type,
        @Nullable InstanceId instance,
        @Nullable Instant sentAt) {}
