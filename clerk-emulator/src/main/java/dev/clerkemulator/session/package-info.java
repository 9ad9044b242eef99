/** Sessions, session tokens and browser clients. */
@NullMarked
package dev.clerkemulator.session;

import org.jspecify.annotations.NullMarked;
