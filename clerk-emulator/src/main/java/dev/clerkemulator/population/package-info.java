/** Reproducible test data: generated users and storms of user changes. */
@NullMarked
package dev.clerkemulator.population;

import org.jspecify.annotations.NullMarked;
