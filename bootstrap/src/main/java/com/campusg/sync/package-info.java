/** Synchronization with Clerk: deliveries, transports, backfill, reconciliation, and the fetch of single users. */
@ApplicationModule(
        displayName = "Sync",
        allowedDependencies = {
            "user :: application.port.in",
            "user :: application.port.out",
            "user :: domain",
            "web",
            "cli",
            "persistence",
            "kafka"
        })
@NullMarked
package com.campusg.sync;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
