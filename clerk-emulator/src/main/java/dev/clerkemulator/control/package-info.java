/** The control API: reads the state of the emulator and injects faults. */
@NullMarked
package dev.clerkemulator.control;

import org.jspecify.annotations.NullMarked;
