/** Verifies opaque machine tokens with Clerk's Backend API. */
@NullMarked
package com.campusg.auth.adapter.out.clerkapi;

import org.jspecify.annotations.NullMarked;
