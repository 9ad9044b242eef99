/** Use cases that the user feature offers to adapters and to other features. */
@NullMarked
package com.campusg.user.application.port.in;

import org.jspecify.annotations.NullMarked;
