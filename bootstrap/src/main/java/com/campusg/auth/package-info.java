/** Authentication and authorization of callers: session tokens, machine tokens, and roles. */
@ApplicationModule(
        displayName = "Auth",
        allowedDependencies = {"web"})
@NullMarked
package com.campusg.auth;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
