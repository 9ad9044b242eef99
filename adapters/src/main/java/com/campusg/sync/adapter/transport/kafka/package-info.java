/** The Kafka transport: queues deliveries in a topic and applies them in batches. Both sides share the record format. */
@NullMarked
package com.campusg.sync.adapter.transport.kafka;

import org.jspecify.annotations.NullMarked;
