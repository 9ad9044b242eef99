/** The use cases of the user feature. */
@NullMarked
package com.campusg.user.application;

import org.jspecify.annotations.NullMarked;
