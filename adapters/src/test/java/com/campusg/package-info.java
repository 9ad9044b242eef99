/** The database slice of the service, for tests of whatever stands on PostgreSQL. */
@NullMarked
package com.campusg;

import org.jspecify.annotations.NullMarked;
