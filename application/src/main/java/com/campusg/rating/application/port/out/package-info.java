/** What the rating feature needs from adapters. */
@NullMarked
package com.campusg.rating.application.port.out;

import org.jspecify.annotations.NullMarked;
