/** The web pages of the emulator: users, deliveries, settings, fault injection and sign-in. */
@NullMarked
package dev.clerkemulator.page;

import org.jspecify.annotations.NullMarked;
