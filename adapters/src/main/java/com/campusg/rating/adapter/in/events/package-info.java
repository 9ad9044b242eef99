/** Hears what happens to users. */
@NullMarked
package com.campusg.rating.adapter.in.events;

import org.jspecify.annotations.NullMarked;
