package com.campusg.clerk.adapter.in.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import org.springframework.boot.convert.DurationStyle;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A moment, or how long ago it was. */
final class SinceConverter implements ITypeConverter<Instant> {

    private final InstantSource clock;

    SinceConverter(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Instant convert(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException noMoment) {
            return clock.instant().minus(ago(text));
        }
    }

    private static Duration ago(String text) {
        try {
            Duration ago = DurationStyle.detectAndParse(text);
            if (!ago.isNegative()) {
                return ago;
            }
        } catch (IllegalArgumentException malformed) {
            // told below
        }
        throw new TypeConversionException(
                "'" + text + "' is neither a moment such as 2026-11-23T10:00:00Z, nor a time" + " such as 2d or 6h");
    }
}
