/** What the rating feature needs from outside. */
@NullMarked
package com.campusg.rating.application.port.out;

import org.jspecify.annotations.NullMarked;
