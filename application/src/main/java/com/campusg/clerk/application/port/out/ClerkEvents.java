package com.campusg.clerk.application.port.out;

import com.campusg.clerk.domain.ClerkEvent;
import com.campusg.clerk.domain.Payload;

/** Reads what Clerk writes. An adapter never throws for what is in the payload: it answers with an event. */
@FunctionalInterface
public interface ClerkEvents {

    ClerkEvent read(Payload payload);
}
