package com.campusg.clerk.domain;

import java.time.Duration;

/**
 * Where Clerk publishes the keys that it signs tokens with (RFC 7517, section 5).
 *
 * @param url http or https
 * @param outageTolerance how long known keys serve on while that place cannot be reached; bounded, because a key may have
 *     been withdrawn meanwhile
 */
public record JwksLocation(String url, Duration outageTolerance) {}
