/** Finds out the own Clerk instance from its published signing keys. */
@NullMarked
package com.campusg.sync.adapter.out.jwks;

import org.jspecify.annotations.NullMarked;
