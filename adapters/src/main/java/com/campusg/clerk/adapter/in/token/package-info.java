/** Session tokens: who is calling, as Clerk's signature proves. */
@NullMarked
package com.campusg.clerk.adapter.in.token;

import org.jspecify.annotations.NullMarked;
