/** Who someone is on campus: the rules of a user, in plain Java. */
@NullMarked
package com.campusg.user.domain;

import org.jspecify.annotations.NullMarked;
