/** Who rated whom after an order, once, so that a rating means something. */
@ApplicationModule(
        displayName = "Rating",
        allowedDependencies = {"user :: application.port.in", "user :: domain"})
@NullMarked
package com.campusg.rating;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
