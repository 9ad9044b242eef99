/** The instance's users, and word of every change to them. */
@NullMarked
package dev.clerkemulator.user;

import org.jspecify.annotations.NullMarked;
