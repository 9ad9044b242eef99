/** What the user feature needs from adapters and, for erasure, from other features. */
@NullMarked
package com.campusg.user.application.port.out;

import org.jspecify.annotations.NullMarked;
