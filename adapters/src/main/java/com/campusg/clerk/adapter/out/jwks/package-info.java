/** What Clerk's published keys tell beyond themselves. */
@NullMarked
package com.campusg.clerk.adapter.out.jwks;

import org.jspecify.annotations.NullMarked;
