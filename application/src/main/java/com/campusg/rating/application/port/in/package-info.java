/** What others may ask of the rating feature. */
@NullMarked
package com.campusg.rating.application.port.in;

import org.jspecify.annotations.NullMarked;
