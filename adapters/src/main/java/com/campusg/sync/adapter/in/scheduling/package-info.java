/** Scheduled tasks of the sync feature. */
@NullMarked
package com.campusg.sync.adapter.in.scheduling;

import org.jspecify.annotations.NullMarked;
