/** Webhook deliveries as Svix makes them for Clerk: signed, retried and unordered. */
@NullMarked
package dev.clerkemulator.delivery;

import org.jspecify.annotations.NullMarked;
