/** The use cases of the rating feature. */
@NullMarked
package com.campusg.rating.application;

import org.jspecify.annotations.NullMarked;
