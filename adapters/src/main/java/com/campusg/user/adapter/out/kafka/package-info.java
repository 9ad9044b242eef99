/** Tells other services what happens to users, through Kafka. */
@NullMarked
package com.campusg.user.adapter.out.kafka;

import org.jspecify.annotations.NullMarked;
