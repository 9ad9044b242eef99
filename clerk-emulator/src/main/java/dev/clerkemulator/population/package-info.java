/** Made-up people, many at once, and storms of changes to them: the same for the same seed. */
@NullMarked
package dev.clerkemulator.population;

import org.jspecify.annotations.NullMarked;
