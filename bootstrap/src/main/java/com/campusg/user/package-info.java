/** Who someone is on campus: shows users to themselves and to others. */
@ApplicationModule(
        displayName = "User",
        allowedDependencies = {})
@NullMarked
package com.campusg.user;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
