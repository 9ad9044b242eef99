/** Publishes user events to the topic {@code campusg.users}. */
@NullMarked
package com.campusg.user.adapter.out.kafka;

import org.jspecify.annotations.NullMarked;
