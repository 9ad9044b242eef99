/** Gauges that show how well the users are in sync with Clerk. */
@NullMarked
package com.campusg.sync.adapter.in.metrics;

import org.jspecify.annotations.NullMarked;
