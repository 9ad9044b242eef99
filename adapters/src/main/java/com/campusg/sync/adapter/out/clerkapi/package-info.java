/** Reads users from Clerk's Backend API, and Clerk's JSON format of users and events. */
@NullMarked
package com.campusg.sync.adapter.out.clerkapi;

import org.jspecify.annotations.NullMarked;
