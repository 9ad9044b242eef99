/** Machines and machine tokens. */
@NullMarked
package dev.clerkemulator.machine;

import org.jspecify.annotations.NullMarked;
