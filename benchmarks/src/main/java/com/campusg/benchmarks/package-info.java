/** Load benchmarks, which run the service as a separate process. */
@NullMarked
package com.campusg.benchmarks;

import org.jspecify.annotations.NullMarked;
