/** Deliveries over HTTP: Clerk's webhook, signed by Svix. */
@NullMarked
package com.campusg.clerk.adapter.in.webhook;

import org.jspecify.annotations.NullMarked;
