/** The sentences of the features, each handed on to a driver. */
@NullMarked
package com.campusg.acceptance.steps;

import org.jspecify.annotations.NullMarked;
