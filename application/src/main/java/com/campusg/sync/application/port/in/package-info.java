/** Use cases that the sync feature offers to adapters. */
@NullMarked
package com.campusg.sync.application.port.in;

import org.jspecify.annotations.NullMarked;
