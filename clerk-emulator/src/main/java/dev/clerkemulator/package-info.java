/** A stand-in for Clerk, for development and tests without an account. */
@NullMarked
package dev.clerkemulator;

import org.jspecify.annotations.NullMarked;
