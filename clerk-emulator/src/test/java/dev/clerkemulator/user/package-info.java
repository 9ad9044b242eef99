/** Tests of the users. */
@NullMarked
package dev.clerkemulator.user;

import org.jspecify.annotations.NullMarked;
