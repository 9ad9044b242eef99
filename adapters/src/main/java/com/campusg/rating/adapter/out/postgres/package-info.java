/** Ratings in PostgreSQL. */
@NullMarked
package com.campusg.rating.adapter.out.postgres;

import org.jspecify.annotations.NullMarked;
