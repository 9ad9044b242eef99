package dev.clerkemulator.document;

import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** Checks JSON values against the schemas of Clerk's documents. Reports the first violation. */
public final class SchemaCheck {

    /** The kind of a violation. */
    public enum Kind {
        UNKNOWN,
        MISSING,
        TYPE,
        VALUE
    }

    /**
     * A value that does not conform to its schema.
     *
     * @param name the member of the body or the query parameter
     */
    public record Violation(Kind kind, String name, String detail) {}

    private final JsonNode schemas;

    SchemaCheck(JsonNode schemas) {
        this.schemas = schemas;
    }

    /**
     * Checks a value.
     *
     * @param name the name of the value in the violation; empty for a whole body or answer
     */
    public Optional<Violation> check(JsonNode unresolved, JsonNode value, String name) {
        JsonNode schema = resolved(unresolved);
        if (value.isNull()) {
            return schema.path("nullable").asBoolean(false) || schema.isEmpty() || isNullInAlternative(schema)
                    ? Optional.empty()
                    : violation(Kind.TYPE, name, "must not be null");
        }
        return Stream.<Supplier<Optional<Violation>>>of(
                        () -> type(schema, value, name),
                        () -> alternatives(schema, value, name),
                        () -> limits(schema, value, name),
                        () -> members(schema, value, name),
                        () -> items(schema, value, name))
                .flatMap(check -> check.get().stream())
                .findFirst();
    }

    private boolean isNullInAlternative(JsonNode schema) {
        return stream(schema.path("allOf"))
                .anyMatch(each -> resolved(each).path("nullable").asBoolean(false));
    }

    private JsonNode resolved(JsonNode schema) {
        return schema.has("ref") ? schemas.path(schema.path("ref").stringValue()) : schema;
    }

    private static Optional<Violation> type(JsonNode schema, JsonNode value, String name) {
        String type = schema.path("type").asString("");
        boolean matches =
                switch (type) {
                    case "string" -> value.isString();
                    case "boolean" -> value.isBoolean();
                    case "integer" -> value.isIntegralNumber();
                    case "number" -> value.isNumber();
                    case "array" -> value.isArray();
                    case "object" -> value.isObject();
                    default -> true;
                };
        return matches ? Optional.empty() : violation(Kind.TYPE, name, "must be of type " + type);
    }

    private Optional<Violation> alternatives(JsonNode schema, JsonNode value, String name) {
        Optional<Violation> all = stream(schema.path("allOf"))
                .flatMap(each -> check(each, value, name).stream())
                .findFirst();
        if (all.isPresent()) {
            return all;
        }
        for (String keyword : new String[] {"oneOf", "anyOf"}) {
            JsonNode alternatives = schema.path(keyword);
            Predicate<JsonNode> matches = each -> check(each, value, name).isEmpty();
            if (!alternatives.isEmpty() && stream(alternatives).noneMatch(matches)) {
                return violation(Kind.VALUE, name, "matches none of the documented schemas");
            }
        }
        return Optional.empty();
    }

    private static Optional<Violation> limits(JsonNode schema, JsonNode value, String name) {
        JsonNode allowed = schema.path("enum");
        if (!allowed.isEmpty() && stream(allowed).noneMatch(value::equals)) {
            return violation(
                    Kind.VALUE,
                    name,
                    value.asString("") + " does not match one of the allowed values for parameter " + name + ".");
        }
        if (value.isNumber()) {
            double number = value.doubleValue();
            return outside(schema, "minimum", "maximum", number, name, " must be %s %s.");
        }
        if (value.isString()) {
            String text = value.stringValue();
            if (schema.has("pattern")
                    && !Pattern.compile(schema.path("pattern").stringValue())
                            .matcher(text)
                            .find()) {
                return violation(Kind.TYPE, name, "is malformed");
            }
            int length = text.codePointCount(0, text.length());
            return outside(schema, "minLength", "maxLength", length, name, " must have %s %s characters.");
        }
        return value.isArray()
                ? outside(schema, "minItems", "maxItems", value.size(), name, " must have %s %s elements.")
                : Optional.empty();
    }

    private static Optional<Violation> outside(
            JsonNode schema, String minimum, String maximum, double actual, String name, String problem) {
        if (schema.has(minimum) && actual < schema.path(minimum).doubleValue()) {
            return violation(Kind.VALUE, name, name + problem.formatted("at least", schema.path(minimum)));
        }
        if (schema.has(maximum) && actual > schema.path(maximum).doubleValue()) {
            return violation(Kind.VALUE, name, name + problem.formatted("at most", schema.path(maximum)));
        }
        return Optional.empty();
    }

    private Optional<Violation> members(JsonNode schema, JsonNode value, String name) {
        if (!value.isObject()) {
            return Optional.empty();
        }
        JsonNode known = schema.path("properties");
        Optional<Violation> missing = stream(schema.path("required"))
                .map(JsonNode::stringValue)
                .filter(member -> !value.has(member))
                .findFirst()
                .flatMap(member -> violation(Kind.MISSING, path(name, member), member + " must be included."));
        if (missing.isPresent()) {
            return missing;
        }
        boolean closed = schema.path("closed").asBoolean(false);
        return value.propertyStream()
                .flatMap(member -> {
                    String path = path(name, member.getKey());
                    if (known.has(member.getKey())) {
                        return check(known.path(member.getKey()), member.getValue(), path).stream();
                    }
                    return closed
                            ? violation(Kind.UNKNOWN, path, path + " is not a valid parameter for this request.")
                                    .stream()
                            : Stream.empty();
                })
                .findFirst();
    }

    private Optional<Violation> items(JsonNode schema, JsonNode value, String name) {
        JsonNode items = schema.path("items");
        return !value.isArray() || items.isMissingNode()
                ? Optional.empty()
                : IntStream.range(0, value.size())
                        .mapToObj(value::get)
                        .flatMap(each -> check(items, each, name).stream())
                        .findFirst();
    }

    private static String path(String name, String member) {
        return name.isEmpty() ? member : name + "." + member;
    }

    private static Optional<Violation> violation(Kind kind, String name, String detail) {
        return Optional.of(new Violation(kind, name, detail));
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
