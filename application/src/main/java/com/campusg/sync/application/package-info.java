/** The use cases that keep the users in sync with Clerk. */
@NullMarked
package com.campusg.sync.application;

import org.jspecify.annotations.NullMarked;
