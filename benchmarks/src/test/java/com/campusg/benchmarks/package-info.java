/** Tests of the benchmarks. */
@NullMarked
package com.campusg.benchmarks;

import org.jspecify.annotations.NullMarked;
