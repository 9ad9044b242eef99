package com.campusg.clerk.adapter.in.cli;

import java.time.Duration;
import java.time.Instant;

/** How long ago something was, as people say it. */
final class Ages {

    private Ages() {}

    static String age(Instant then, Instant now) {
        Duration age = Duration.between(then, now);
        if (age.toDays() > 1) {
            return age.toDays() + " days";
        }
        if (age.toHours() > 1) {
            return age.toHours() + " hours";
        }
        return age.toMinutes() > 1 ? age.toMinutes() + " minutes" : Math.max(0, age.toSeconds()) + " seconds";
    }
}
