/** Authenticates and authorizes HTTP requests with Clerk's session tokens and machine tokens. */
@NullMarked
package com.campusg.auth.adapter.in.security;

import org.jspecify.annotations.NullMarked;
