/** Ratings that users receive after an order. */
@ApplicationModule(
        displayName = "Rating",
        allowedDependencies = {
            "user :: application.port.in",
            "user :: application.port.out",
            "user :: domain",
            "web",
            "persistence"
        })
@NullMarked
package com.campusg.rating;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
