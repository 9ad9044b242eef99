/** Webhook deliveries as Svix makes them for Clerk: signed, retried, in no promised order. */
@NullMarked
package dev.clerkemulator.delivery;

import org.jspecify.annotations.NullMarked;
