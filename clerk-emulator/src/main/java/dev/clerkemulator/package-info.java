/** An emulator of Clerk for development and tests. */
@NullMarked
package dev.clerkemulator;

import org.jspecify.annotations.NullMarked;
