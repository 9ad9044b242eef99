package com.campusg.sync.application.port.out;

import com.campusg.sync.domain.InstanceId;

/** The Clerk instance of this service. An implementation must not throw, and must answer within a few seconds. */
@FunctionalInterface
public interface ClerkInstance {

    /** Returns false if the instance is known to be another one; true as long as the own instance is unknown. */
    boolean mayBe(InstanceId instance);

    /** Whether the own instance is known. */
    default boolean isKnown() {
        return true;
    }
}
