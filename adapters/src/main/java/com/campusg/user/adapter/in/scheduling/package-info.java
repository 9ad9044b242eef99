/** Runs the relay of user events. */
@NullMarked
package com.campusg.user.adapter.in.scheduling;

import org.jspecify.annotations.NullMarked;
