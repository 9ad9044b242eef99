/** The inbox, parked deliveries, checkpoints and reconciliations in PostgreSQL. */
@NullMarked
package com.campusg.sync.adapter.out.postgres;

import org.jspecify.annotations.NullMarked;
