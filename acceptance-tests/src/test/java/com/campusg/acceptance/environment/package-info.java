/** The processes that the tests run against: PostgreSQL, Kafka, the Clerk emulator and CampusG. */
@NullMarked
package com.campusg.acceptance.environment;

import org.jspecify.annotations.NullMarked;
