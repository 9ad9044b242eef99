/** The part of Clerk's Frontend API that clerk-js uses, with Clerk's paths and JSON format. */
@NullMarked
package dev.clerkemulator.frontendapi;

import org.jspecify.annotations.NullMarked;
