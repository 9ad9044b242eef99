/** What others may ask of the Clerk feature. */
@NullMarked
package com.campusg.clerk.application.port.in;

import org.jspecify.annotations.NullMarked;
