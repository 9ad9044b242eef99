/** Users in PostgreSQL. */
@NullMarked
package com.campusg.user.adapter.out.postgres;

import org.jspecify.annotations.NullMarked;
