/** HTTP endpoints for users: the caller, a user by Clerk id, and the lookup for machines. */
@NullMarked
package com.campusg.user.adapter.in.web;

import org.jspecify.annotations.NullMarked;
