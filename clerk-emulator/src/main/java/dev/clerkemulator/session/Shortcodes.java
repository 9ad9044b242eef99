package dev.clerkemulator.session;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates the shortcodes of claims, such as {@code {{user.id}}} or {@code {{user.full_name || 'Guest'}}}, with the rules of
 * Clerk's guide to JWT templates: a claim that consists of one shortcode has the type of the value, a shortcode within a text
 * becomes text, and an unknown shortcode is null.
 */
final class Shortcodes {
    private static final Pattern SHORTCODE = Pattern.compile("\\{\\{(.*?)}}");
    /** Separators outside of string literals. */
    private static final Pattern OR = Pattern.compile("\\|\\|(?=(?:[^']*'[^']*')*[^']*$)");

    private static final Pattern STRING = Pattern.compile("'(.*)'");
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");

    private final Map<String, ?> values;

    /**
     * Creates the shortcodes of a token.
     *
     * @param values nested maps, such as {@code {"user": {"id": ...}}}
     */
    Shortcodes(Map<String, ?> values) {
        this.values = values;
    }

    @Nullable Object evaluated(@Nullable Object claim) {
        return switch (claim) {
            case Map<?, ?> object -> {
                Map<String, @Nullable Object> evaluated = new LinkedHashMap<>();
                object.forEach((name, value) -> evaluated.put(String.valueOf(name), evaluated(value)));
                yield evaluated;
            }
            case List<?> list -> {
                List<@Nullable Object> evaluated = new ArrayList<>();
                list.forEach(element -> evaluated.add(evaluated(element)));
                yield evaluated;
            }
            case String text -> text(text);
            case null, default -> claim;
        };
    }

    private @Nullable Object text(String text) {
        Matcher matcher = SHORTCODE.matcher(text);
        if (matcher.matches() && matcher.group(1).indexOf('}') < 0) {
            return expression(matcher.group(1));
        }
        return SHORTCODE
                .matcher(text)
                .replaceAll(shortcode -> Matcher.quoteReplacement(String.valueOf(expression(shortcode.group(1)))));
    }

    /** Returns the first operand that is neither null nor false, and otherwise the last one. */
    private @Nullable Object expression(String expression) {
        Object value = null;
        for (String operand : OR.split(expression, -1)) {
            value = operand(operand.strip());
            if (value != null && !value.equals(false)) {
                return value;
            }
        }
        return value;
    }

    private @Nullable Object operand(String operand) {
        Matcher string = STRING.matcher(operand);
        if (string.matches()) {
            return string.group(1);
        }
        if (NUMBER.matcher(operand).matches()) {
            return operand.indexOf('.') < 0 ? (Object) Long.valueOf(operand) : Double.valueOf(operand);
        }
        if (operand.equals("true") || operand.equals("false")) {
            return Boolean.valueOf(operand);
        }
        Object value = values;
        for (String name : operand.split("\\.", -1)) {
            value = value instanceof Map<?, ?> map ? map.get(name) : null;
        }
        return value;
    }
}
