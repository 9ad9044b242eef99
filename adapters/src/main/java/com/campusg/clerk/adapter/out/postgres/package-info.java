/** The ledger of deliveries in PostgreSQL. */
@NullMarked
package com.campusg.clerk.adapter.out.postgres;

import org.jspecify.annotations.NullMarked;
