/** Logs and counts processed deliveries. */
@NullMarked
package com.campusg.sync.adapter.out.metrics;

import org.jspecify.annotations.NullMarked;
