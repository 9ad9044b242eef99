/** Use cases of the auth feature. */
@NullMarked
package com.campusg.auth.application;

import org.jspecify.annotations.NullMarked;
