/** Synchronization with Clerk: webhook deliveries, the events in them, and reconciliations. */
@NullMarked
package com.campusg.sync.domain;

import org.jspecify.annotations.NullMarked;
