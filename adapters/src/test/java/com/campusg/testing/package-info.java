/** PostgreSQL and Kafka servers for tests, and their time limits. */
@NullMarked
package com.campusg.testing;

import org.jspecify.annotations.NullMarked;
