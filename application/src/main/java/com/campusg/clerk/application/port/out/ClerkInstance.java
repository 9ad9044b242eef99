package com.campusg.clerk.application.port.out;

import com.campusg.clerk.domain.InstanceId;

/** The Clerk instance whose users CampusG's are. An adapter never throws, and never keeps a caller waiting for long. */
@FunctionalInterface
public interface ClerkInstance {

    /** False if this is known to be another instance. As long as we do not know our own, each may be ours. */
    boolean mayBe(InstanceId instance);
}
