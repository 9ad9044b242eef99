/** Faults at each message between the service and its database, in one JVM. */
@NullMarked
package com.campusg.faults;

import org.jspecify.annotations.NullMarked;
