/** What all Kafka adapters share: the condition, the settings and the creation of topics. */
@NullMarked
package com.campusg.kafka;

import org.jspecify.annotations.NullMarked;
