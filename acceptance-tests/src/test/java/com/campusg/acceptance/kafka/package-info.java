/** The features about deliveries, with Kafka as their transport. */
@NullMarked
package com.campusg.acceptance.kafka;

import org.jspecify.annotations.NullMarked;
