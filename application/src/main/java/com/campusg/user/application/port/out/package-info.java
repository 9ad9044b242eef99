/** What the user feature needs from outside. */
@NullMarked
package com.campusg.user.application.port.out;

import org.jspecify.annotations.NullMarked;
