/** Injects faults into real processes and asserts that no acknowledged delivery is lost. */
@NullMarked
package com.campusg.resilience;

import org.jspecify.annotations.NullMarked;
