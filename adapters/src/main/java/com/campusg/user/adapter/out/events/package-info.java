/** Tells other features within this service what happens to users. */
@NullMarked
package com.campusg.user.adapter.out.events;

import org.jspecify.annotations.NullMarked;
