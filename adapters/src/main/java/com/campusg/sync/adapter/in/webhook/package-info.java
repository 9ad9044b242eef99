/** The endpoint of Clerk's webhook: verifies deliveries and hands them to the transport. */
@NullMarked
package com.campusg.sync.adapter.in.webhook;

import org.jspecify.annotations.NullMarked;
