/** Keeps the benchmarks from rotting. */
@NullMarked
package com.campusg.benchmarks;

import org.jspecify.annotations.NullMarked;
