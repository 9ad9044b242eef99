package dev.clerkemulator.backendapi;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The members of a request body. Distinguishes null from absent members. */
final class Parameters {
    private final ObjectNode body;
    private final JsonMapper mapper;

    Parameters(@Nullable ObjectNode body, JsonMapper mapper) {
        this.body = body == null ? mapper.createObjectNode() : body;
        this.mapper = mapper;
    }

    /** Returns the default value if the member is absent, and null if it is null or empty. */
    @Nullable String textOr(String name, @Nullable String defaultValue) {
        if (!body.has(name)) {
            return defaultValue;
        }
        return value(name)
                .map(node -> text(name, node))
                .filter(text -> !text.isEmpty())
                .orElse(null);
    }

    boolean has(String name) {
        return body.has(name);
    }

    /** Returns the value of a member as it is; null if it is absent or null. */
    @Nullable Object any(String name) {
        return value(name).map(node -> mapper.treeToValue(node, Object.class)).orElse(null);
    }

    String required(String name) {
        return value(name)
                .map(node -> text(name, node))
                .filter(text -> !text.isEmpty())
                .orElseThrow(() -> ClerkApiException.missingParameter(name));
    }

    boolean flag(String name, boolean defaultValue) {
        return flag(name).orElse(defaultValue);
    }

    Optional<Boolean> flag(String name) {
        return value(name).map(node -> {
            if (!node.isBoolean()) {
                throw ClerkApiException.badParameter(name, name + " must be a boolean.");
            }
            return node.booleanValue();
        });
    }

    /** Returns a whole number, which may have a fraction of zero, as Clerk's SDK for Java sends. */
    Optional<Long> number(String name) {
        return value(name).map(node -> {
            if (!node.canConvertToExactIntegral() || !node.canConvertToLong()) {
                throw ClerkApiException.badParameter(name, name + " must be a whole number.");
            }
            return node.longValue();
        });
    }

    List<String> texts(String name) {
        Optional<JsonNode> value = value(name);
        if (value.isEmpty()) {
            return List.of();
        }
        if (!value.get().isArray()) {
            throw ClerkApiException.badParameter(name, name + " must be an array of strings.");
        }
        List<String> texts = new ArrayList<>();
        value.get().forEach(node -> texts.add(text(name, node)));
        return texts;
    }

    Map<String, Object> object(String name, Map<String, Object> defaultValue) {
        if (!body.has(name)) {
            return defaultValue;
        }
        Function<JsonNode, Map<String, Object>> asMap = node -> {
            if (!node.isObject()) {
                throw ClerkApiException.badParameter(name, name + " must be an object.");
            }
            Map<String, Object> map = new LinkedHashMap<>();
            node.forEachEntry((key, member) -> map.put(key, mapper.treeToValue(member, Object.class)));
            return map;
        };
        return value(name).map(asMap).orElse(Map.of());
    }

    Optional<Instant> instant(String name) {
        return value(name).map(node -> {
            try {
                return OffsetDateTime.parse(text(name, node)).toInstant();
            } catch (DateTimeException e) {
                throw ClerkApiException.badParameter(name, name + " must be a time such as 2026-01-31T12:00:00Z.");
            }
        });
    }

    private Optional<JsonNode> value(String name) {
        return Optional.ofNullable(body.get(name)).filter(node -> !node.isNull());
    }

    private static String text(String name, JsonNode node) {
        if (!node.isString()) {
            throw ClerkApiException.badParameter(name, name + " must be a string.");
        }
        return node.stringValue();
    }
}
