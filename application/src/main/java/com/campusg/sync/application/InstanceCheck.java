package com.campusg.sync.application;

import com.campusg.sync.application.port.out.ClerkInstance;
import com.campusg.sync.application.port.out.ClerkUsers;
import com.campusg.sync.domain.InstanceId;
import java.util.Optional;

/** Compares the Clerk instance of the secret key with that of the accepted tokens. */
enum InstanceCheck {
    SAME,
    OTHER,
    /** Clerk does not report one of the two. */
    UNKNOWN;

    static InstanceCheck of(ClerkUsers clerkUsers, ClerkInstance own) {
        Optional<InstanceId> instance = clerkUsers.instance();
        if (instance.filter(reported -> !own.mayBe(reported)).isPresent()) {
            return OTHER;
        }
        return instance.isPresent() && own.isKnown() ? SAME : UNKNOWN;
    }
}
