/** Gauges of the user event outbox. */
@NullMarked
package com.campusg.user.adapter.in.metrics;

import org.jspecify.annotations.NullMarked;
