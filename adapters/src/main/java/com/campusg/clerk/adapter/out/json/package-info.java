/** Clerk's events, as Clerk writes them in JSON. */
@NullMarked
package com.campusg.clerk.adapter.out.json;

import org.jspecify.annotations.NullMarked;
