/** The part of Clerk's Frontend API that its browser SDK needs, under Clerk's own paths and in its JSON. */
@NullMarked
package dev.clerkemulator.frontendapi;

import org.jspecify.annotations.NullMarked;
