/** Signed-in sessions and the tokens that prove them. */
@NullMarked
package dev.clerkemulator.session;

import org.jspecify.annotations.NullMarked;
