/** Keeping in step with Clerk: what Clerk delivers, how it signs, and whose tokens we believe. */
@NullMarked
package com.campusg.clerk.domain;

import org.jspecify.annotations.NullMarked;
