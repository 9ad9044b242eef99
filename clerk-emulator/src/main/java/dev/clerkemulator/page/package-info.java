/** The page for people: to sign up users, watch deliveries and copy what an application needs. */
@NullMarked
package dev.clerkemulator.page;

import org.jspecify.annotations.NullMarked;
