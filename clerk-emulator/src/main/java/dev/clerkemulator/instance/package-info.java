/** The Clerk instance: its id, secrets, signing keys and clock. */
@NullMarked
package dev.clerkemulator.instance;

import org.jspecify.annotations.NullMarked;
