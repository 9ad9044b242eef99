/** Believes tokens of Clerk, those of users and those of machines, or says why not. */
@NullMarked
package com.campusg.clerk.adapter.in.token;

import org.jspecify.annotations.NullMarked;
