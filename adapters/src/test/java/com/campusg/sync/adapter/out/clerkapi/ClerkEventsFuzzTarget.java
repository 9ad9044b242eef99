package com.campusg.sync.adapter.out.clerkapi;

import com.campusg.sync.domain.Payload;

/** Any payload is read as an event, if need be as one that is unreadable. */
final class ClerkEventsFuzzTarget {

    private static final JsonClerkEvents EVENTS = new JsonClerkEvents();

    private ClerkEventsFuzzTarget() {}

    public static void fuzzerTestOneInput(byte[] input) {
        EVENTS.read(new Payload(input));
    }
}
