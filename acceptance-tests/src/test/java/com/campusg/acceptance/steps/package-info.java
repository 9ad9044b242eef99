/** Step definitions, each of which calls a driver. */
@NullMarked
package com.campusg.acceptance.steps;

import org.jspecify.annotations.NullMarked;
