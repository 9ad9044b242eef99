package com.campusg.sync.adapter.out.clerkapi;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;

/**
 * Parses documents of Clerk and keeps the members that this package reads. All other values are skipped token by token,
 * whatever their depth, length or size: users may store any JSON in their metadata. The size of the document is limited by
 * the caller.
 */
final class ClerkJson {

    private static final Set<String> MEMBERS = Set.of(
            "banned",
            "created_at",
            "data",
            "email_address",
            "email_addresses",
            "first_name",
            "id",
            "image_url",
            "instance_id",
            "keys",
            "kid",
            "last_name",
            "phone_number",
            "phone_numbers",
            "primary_email_address_id",
            "primary_phone_number_id",
            "status",
            "timestamp",
            "total_count",
            "type",
            "updated_at",
            "username",
            "verification");

    /** The depth of {@code data.email_addresses[].verification.status}. */
    private static final int MAX_DEPTH = 5;

    /** The most digits that always fit into a long. */
    private static final int MAX_DIGITS = 18;

    /** Without a table of names, which a document with many different names would fill. */
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(Integer.MAX_VALUE)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
            .build();

    /** Values whose content is not needed. */
    enum Other {
        NULL,
        /** A number that is not an integer, or has more than 18 digits. */
        NUMBER
    }

    private ClerkJson() {}

    /**
     * Parses a document. Of duplicate members the last one counts, as in JavaScript.
     *
     * @throws JacksonException if the document is not JSON
     */
    static JsonReader parse(byte[] document) {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), decode(document))) {
            Object value = value(parser, parser.nextToken(), 0);
            if (parser.nextToken() != null) {
                throw new StreamReadException(parser, "More than one document");
            }
            return new JsonReader("", value);
        }
    }

    /** JSON is UTF-8 (RFC 8259, section 8.1); a byte order mark is ignored. */
    private static String decode(byte[] document) {
        try {
            String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(document)).toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException notUtf8) {
            throw new StreamReadException("Not UTF-8");
        }
    }

    /** The value as map, list, string, long, boolean or {@link Other}. */
    private static Object value(JsonParser parser, JsonToken token, int depth) {
        return switch (token) {
            case START_OBJECT -> depth < MAX_DEPTH ? object(parser, depth + 1) : skip(parser, Map.of());
            case START_ARRAY -> depth < MAX_DEPTH ? array(parser, depth + 1) : skip(parser, List.of());
            case VALUE_STRING -> parser.getString();
            case VALUE_NUMBER_INT ->
                parser.getStringLength() <= MAX_DIGITS ? (Object) Long.valueOf(parser.getString()) : Other.NUMBER;
            case VALUE_NUMBER_FLOAT -> Other.NUMBER;
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> Other.NULL;
            case null, default -> throw new StreamReadException(parser, "No value");
        };
    }

    private static Map<String, Object> object(JsonParser parser, int depth) {
        Map<String, Object> members = new HashMap<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            JsonToken token = parser.nextToken();
            if (MEMBERS.contains(name)) {
                members.put(name, value(parser, token, depth));
            } else {
                parser.skipChildren();
            }
        }
        return members;
    }

    private static List<Object> array(JsonParser parser, int depth) {
        List<Object> elements = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            elements.add(value(parser, token, depth));
        }
        return elements;
    }

    private static Object skip(JsonParser parser, Object empty) {
        parser.skipChildren();
        return empty;
    }
}
