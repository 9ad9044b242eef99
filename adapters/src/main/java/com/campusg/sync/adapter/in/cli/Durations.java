package com.campusg.sync.adapter.in.cli;

import java.time.Duration;
import java.time.Instant;

/** Formats durations in the largest unit that gives two or more. */
final class Durations {

    private Durations() {}

    static String between(Instant start, Instant end) {
        Duration duration = Duration.between(start, end);
        if (duration.toDays() > 1) {
            return duration.toDays() + " days";
        }
        if (duration.toHours() > 1) {
            return duration.toHours() + " hours";
        }
        return duration.toMinutes() > 1
                ? duration.toMinutes() + " minutes"
                : Math.max(0, duration.toSeconds()) + " seconds";
    }
}
