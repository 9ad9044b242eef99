/** Who someone is on campus: the user, and the rules that keep a user true to Clerk. */
@NullMarked
package com.campusg.user.domain;

import org.jspecify.annotations.NullMarked;
