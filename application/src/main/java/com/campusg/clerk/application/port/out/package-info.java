/** What the Clerk feature needs from outside. */
@NullMarked
package com.campusg.clerk.application.port.out;

import org.jspecify.annotations.NullMarked;
