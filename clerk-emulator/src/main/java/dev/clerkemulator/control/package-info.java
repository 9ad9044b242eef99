/** The emulator's own API: what a test or a developer needs to see and to break. */
@NullMarked
package dev.clerkemulator.control;

import org.jspecify.annotations.NullMarked;
