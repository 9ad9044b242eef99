/** Tests of a running emulator over HTTP. */
@NullMarked
package dev.clerkemulator;

import org.jspecify.annotations.NullMarked;
