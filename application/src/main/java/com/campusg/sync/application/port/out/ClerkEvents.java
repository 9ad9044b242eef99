package com.campusg.sync.application.port.out;

import com.campusg.sync.domain.ClerkEvent;
import com.campusg.sync.domain.Payload;

/** Reads the events in deliveries. An implementation must not throw because of the payload's content. */
@FunctionalInterface
public interface ClerkEvents {

    ClerkEvent read(Payload payload);
}
