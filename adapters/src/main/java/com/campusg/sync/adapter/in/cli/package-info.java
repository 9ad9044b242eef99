/** The commands that synchronize users with Clerk, and those for parked deliveries. */
@NullMarked
package com.campusg.sync.adapter.in.cli;

import org.jspecify.annotations.NullMarked;
