package com.campusg.sync.adapter.in.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import org.springframework.boot.convert.DurationStyle;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Converts an ISO 8601 timestamp, or a duration before now, to a point in time. */
final class PointInTimeConverter implements ITypeConverter<Instant> {

    private final InstantSource clock;

    PointInTimeConverter(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Instant convert(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException noTimestamp) {
            return clock.instant().minus(duration(text));
        }
    }

    private static Duration duration(String text) {
        try {
            Duration duration = DurationStyle.detectAndParse(text);
            if (!duration.isNegative()) {
                return duration;
            }
        } catch (IllegalArgumentException malformed) {
            // reported below
        }
        throw new TypeConversionException(
                "'" + text + "' is neither a timestamp such as 2026-11-23T10:00:00Z nor a duration such as 2d or 6h");
    }
}
