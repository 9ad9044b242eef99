/** The direct transport: applies deliveries while their senders wait. */
@NullMarked
package com.campusg.sync.adapter.transport.direct;

import org.jspecify.annotations.NullMarked;
