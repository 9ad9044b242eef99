/** The file in which an instance outlives its process. */
@NullMarked
package dev.clerkemulator.storage;

import org.jspecify.annotations.NullMarked;
