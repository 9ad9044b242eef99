/** Inbound ports of the auth feature. */
@NullMarked
package com.campusg.auth.application.port.in;

import org.jspecify.annotations.NullMarked;
