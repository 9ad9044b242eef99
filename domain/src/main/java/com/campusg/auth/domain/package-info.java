/** Authentication: the rules for Clerk's session tokens and machine tokens, and the callers that they identify. */
@NullMarked
package com.campusg.auth.domain;

import org.jspecify.annotations.NullMarked;
