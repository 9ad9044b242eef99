/** The features about notices, with a Kafka broker between Clerk and the database. */
@NullMarked
package com.campusg.acceptance.kafka;

import org.jspecify.annotations.NullMarked;
