/** What others may ask of the user feature: the only doors to users. */
@NullMarked
package com.campusg.user.application.port.in;

import org.jspecify.annotations.NullMarked;
