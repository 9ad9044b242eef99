package dev.clerkemulator.page;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Formats times in UTC. */
final class Times {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    private Times() {}

    static Html clock(Instant instant) {
        return time(instant, CLOCK);
    }

    static Html day(Instant instant) {
        return time(instant, DAY);
    }

    static String text(Instant instant) {
        return DAY.format(instant.atOffset(ZoneOffset.UTC)) + " UTC";
    }

    static String until(Instant due, Instant now) {
        Duration remaining = Duration.between(now, due);
        if (!remaining.isPositive()) {
            return "now";
        }
        long seconds = remaining.toSeconds() + 1;
        if (seconds < 120) {
            return "in " + seconds + " s";
        }
        long minutes = seconds / 60;
        return minutes < 120 ? "in " + minutes + " min" : "in " + minutes / 60 + " h";
    }

    private static Html time(Instant instant, DateTimeFormatter format) {
        return Html.of(
                "<time datetime=\"{}\" title=\"{}\">{}</time>",
                instant,
                text(instant),
                format.format(instant.atOffset(ZoneOffset.UTC)));
    }
}
