/** The topic {@code clerk.deliveries}: both ends of it, for they have to agree on what a record is. */
@NullMarked
package com.campusg.clerk.adapter.queue.kafka;

import org.jspecify.annotations.NullMarked;
