package com.campusg.sync.adapter.out.clerkapi;

import com.campusg.sync.domain.InstanceId;
import com.campusg.user.domain.ClerkUserId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads a value that {@link ClerkJson} parsed. All methods throw {@link UnexpectedJsonException} if the value has another type; the
 * reason names the path of the value but not its content.
 *
 * @param path the names of the members that lead to the value, such as {@code data.id}; empty for the document
 */
record JsonReader(String path, Object value) {

    /** 9999-12-31T23:59:59.999Z: the largest timestamp with a four-digit year, within PostgreSQL's range. */
    private static final long MAX_EPOCH_MILLIS = 253_402_300_799_999L;

    /** Smaller numbers are seconds: as milliseconds they would be before March 1973. */
    private static final long MIN_EPOCH_MILLIS = 100_000_000_000L;

    private static final int REPLACEMENT = 0xFFFD;

    JsonReader required(String name) {
        return optional(name).orElseThrow(() -> new UnexpectedJsonException("no " + pathTo(name)));
    }

    /** The member; empty if it is absent or null. */
    Optional<JsonReader> optional(String name) {
        if (!(value instanceof Map<?, ?> members)) {
            throw new UnexpectedJsonException((path.isEmpty() ? "the document" : path) + " is no object");
        }
        Object member = members.get(name);
        return member == null || member == ClerkJson.Other.NULL
                ? Optional.empty()
                : Optional.of(new JsonReader(pathTo(name), member));
    }

    Stream<JsonReader> elements() {
        if (!(value instanceof List<?> elements)) {
            throw new UnexpectedJsonException((path.isEmpty() ? "the document" : path) + " is no array");
        }
        return elements.stream().map(element -> new JsonReader(path + "[]", element));
    }

    String text() {
        if (!(value instanceof String text)) {
            throw new UnexpectedJsonException(path + " is no string");
        }
        return text;
    }

    /** The text as PostgreSQL can store it: without U+0000, and with U+FFFD instead of unpaired surrogates. */
    String storableText() {
        StringBuilder storable = new StringBuilder();
        text().replace("\0", "")
                .codePoints()
                .map(character -> Character.getType(character) == Character.SURROGATE ? REPLACEMENT : character)
                .forEach(storable::appendCodePoint);
        return storable.toString();
    }

    boolean flag() {
        if (!(value instanceof Boolean flag)) {
            throw new UnexpectedJsonException(path + " is no boolean");
        }
        return flag;
    }

    ClerkUserId clerkUserId() {
        return ClerkUserId.parse(text()).orElseThrow(() -> new UnexpectedJsonException(path + " is no user id"));
    }

    /** The instance id; empty if the value is not one. */
    Optional<InstanceId> instanceId() {
        return value instanceof String text ? InstanceId.parse(text) : Optional.empty();
    }

    long number() {
        if (!(value instanceof Long number)) {
            throw new UnexpectedJsonException(path + " is no integer");
        }
        return number;
    }

    /** The timestamp in milliseconds since 1970. */
    Instant millis() {
        return Instant.ofEpochMilli(epoch());
    }

    /** The timestamp in milliseconds or seconds since 1970: Clerk documents milliseconds, but its samples have seconds. */
    Instant secondsOrMillis() {
        long epoch = epoch();
        return epoch < MIN_EPOCH_MILLIS ? Instant.ofEpochSecond(epoch) : Instant.ofEpochMilli(epoch);
    }

    private long epoch() {
        long epoch = number();
        if (epoch < 0 || epoch > MAX_EPOCH_MILLIS) {
            throw new UnexpectedJsonException(path + " is no timestamp between 1970 and 9999");
        }
        return epoch;
    }

    private String pathTo(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
