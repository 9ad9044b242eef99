/** The users and the outbox of user events in PostgreSQL. */
@NullMarked
package com.campusg.user.adapter.out.postgres;

import org.jspecify.annotations.NullMarked;
