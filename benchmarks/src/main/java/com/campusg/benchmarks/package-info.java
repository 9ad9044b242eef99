/** Loads the built service from outside, and tells what it did and what it took. */
@NullMarked
package com.campusg.benchmarks;

import org.jspecify.annotations.NullMarked;
