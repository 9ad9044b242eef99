/** Tests of deliveries. */
@NullMarked
package dev.clerkemulator.delivery;

import org.jspecify.annotations.NullMarked;
