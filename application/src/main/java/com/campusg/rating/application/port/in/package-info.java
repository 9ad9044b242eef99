/** Use cases that the rating feature offers to adapters. */
@NullMarked
package com.campusg.rating.application.port.in;

import org.jspecify.annotations.NullMarked;
