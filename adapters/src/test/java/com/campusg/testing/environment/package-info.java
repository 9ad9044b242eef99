/** The processes that the tests run against: PostgreSQL, Kafka, the Clerk emulator and CampusG. */
@NullMarked
package com.campusg.testing.environment;

import org.jspecify.annotations.NullMarked;
