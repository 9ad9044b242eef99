/** Ids for new users. */
@NullMarked
package com.campusg.user.adapter.out.uuid;

import org.jspecify.annotations.NullMarked;
