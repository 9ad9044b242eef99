package com.campusg.clerk.adapter.out.backendapi;

import com.campusg.clerk.domain.InstanceId;
import com.campusg.user.domain.ClerkUserId;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/**
 * A value in a JSON document together with the way to it, so that what is wrong can be said without citing what is there.
 *
 * @param path the members that lead here, such as {@code data.id}; empty for the whole document
 */
record JsonMember(String path, JsonNode value) {

    /** 9999-12-31T23:59:59.999Z: the last moment of a four-digit year, well within what PostgreSQL keeps. */
    private static final long LATEST_MILLIS = 253_402_300_799_999L;

    /** A number below this is of seconds: as milliseconds it would be before March 1973. */
    private static final long EARLIEST_MILLIS = 100_000_000_000L;

    JsonMember required(String name) {
        return optional(name).orElseThrow(() -> new UnexpectedJsonException("no " + pathTo(name)));
    }

    /** The member, or empty if it is absent or null. */
    Optional<JsonMember> optional(String name) {
        if (!value.isObject()) {
            throw new UnexpectedJsonException((path.isEmpty() ? "the document" : path) + " is no object");
        }
        JsonNode member = value.path(name);
        return member.isMissingNode() || member.isNull()
                ? Optional.empty()
                : Optional.of(new JsonMember(pathTo(name), member));
    }

    Stream<JsonMember> elements() {
        if (!value.isArray()) {
            throw new UnexpectedJsonException(path + " is no array");
        }
        return StreamSupport.stream(value.spliterator(), false).map(element -> new JsonMember(path + "[]", element));
    }

    String text() {
        if (!value.isString()) {
            throw new UnexpectedJsonException(path + " is no string");
        }
        return value.stringValue();
    }

    ClerkUserId clerkUserId() {
        return ClerkUserId.parse(text()).orElseThrow(() -> new UnexpectedJsonException(path + " is no user id"));
    }

    /** Empty where it is none: nothing depends on it. */
    Optional<InstanceId> instanceId() {
        return value.isString() ? InstanceId.parse(value.stringValue()) : Optional.empty();
    }

    long number() {
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw new UnexpectedJsonException(path + " is no integer");
        }
        return value.longValue();
    }

    Instant millis() {
        return Instant.ofEpochMilli(epoch());
    }

    /** Clerk's documentation says milliseconds, its own samples say seconds. */
    Instant secondsOrMillis() {
        long epoch = epoch();
        return epoch < EARLIEST_MILLIS ? Instant.ofEpochSecond(epoch) : Instant.ofEpochMilli(epoch);
    }

    private long epoch() {
        long epoch = number();
        if (epoch < 0 || epoch > LATEST_MILLIS) {
            throw new UnexpectedJsonException(path + " is no moment between 1970 and 9999");
        }
        return epoch;
    }

    private String pathTo(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
