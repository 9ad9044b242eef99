/** Users: the single write path, lookups, and user events. */
@ApplicationModule(
        displayName = "User",
        allowedDependencies = {"web", "cli", "persistence", "kafka"})
@NullMarked
package com.campusg.user;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
