/** The application: starts it, and wires what belongs to no feature. */
@NullMarked
package com.campusg;

import org.jspecify.annotations.NullMarked;
