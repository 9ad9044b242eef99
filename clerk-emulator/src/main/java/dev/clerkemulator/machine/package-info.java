/** Machines: programs that call each other, and the tokens that they do it with. */
@NullMarked
package dev.clerkemulator.machine;

import org.jspecify.annotations.NullMarked;
