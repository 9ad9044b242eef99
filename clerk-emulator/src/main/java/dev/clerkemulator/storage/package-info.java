/** The data file, which stores the state of an instance between runs. */
@NullMarked
package dev.clerkemulator.storage;

import org.jspecify.annotations.NullMarked;
