/** The users of the instance and their changes. */
@NullMarked
package dev.clerkemulator.user;

import org.jspecify.annotations.NullMarked;
