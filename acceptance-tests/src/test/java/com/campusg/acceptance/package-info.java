/** Acceptance tests: Cucumber features that run against the built service. */
@NullMarked
package com.campusg.acceptance;

import org.jspecify.annotations.NullMarked;
