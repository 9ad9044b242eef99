/** The real parts that tests need, found or started: the only place that knows how. */
@NullMarked
package com.campusg.testing;

import org.jspecify.annotations.NullMarked;
