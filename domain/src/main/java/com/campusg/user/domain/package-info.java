/** The user aggregate and the rules that keep it current with Clerk. */
@NullMarked
package com.campusg.user.domain;

import org.jspecify.annotations.NullMarked;
