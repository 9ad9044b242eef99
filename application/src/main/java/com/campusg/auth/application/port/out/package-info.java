/** Outbound ports of the auth feature. */
@NullMarked
package com.campusg.auth.application.port.out;

import org.jspecify.annotations.NullMarked;
