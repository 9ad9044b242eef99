/** Clerk's Backend API and public keys, under Clerk's own paths and in its JSON. */
@NullMarked
package dev.clerkemulator.backendapi;

import org.jspecify.annotations.NullMarked;
