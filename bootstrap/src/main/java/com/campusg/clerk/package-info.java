/** Keeps users in step with Clerk, and believes Clerk's session tokens. */
@ApplicationModule(
        displayName = "Clerk",
        allowedDependencies = {"user :: application.port.in", "user :: domain"})
@NullMarked
package com.campusg.clerk;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
