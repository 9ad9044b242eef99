/** Clerk's Backend API and public keys, with Clerk's paths and JSON format. */
@NullMarked
package dev.clerkemulator.backendapi;

import org.jspecify.annotations.NullMarked;
