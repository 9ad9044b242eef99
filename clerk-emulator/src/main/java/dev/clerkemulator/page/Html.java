package dev.clerkemulator.page;

import java.util.Collection;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;

/** Escaped markup. Values that are inserted into a template are escaped, unless they are of this type. */
record Html(String markup) {
    static final Html EMPTY = new Html("");

    private static final String PLACEHOLDER = "{}";

    /** Replaces the placeholders {@code {}} of a template by values, from left to right. Null is replaced by nothing. */
    static Html of(String template, @Nullable Object... values) {
        StringBuilder result = new StringBuilder();
        int position = 0;
        for (Object value : values) {
            int placeholder = template.indexOf(PLACEHOLDER, position);
            if (placeholder < 0) {
                throw new IllegalArgumentException("There are more values than placeholders in: " + template);
            }
            result.append(template, position, placeholder).append(markup(value));
            position = placeholder + PLACEHOLDER.length();
        }
        if (template.indexOf(PLACEHOLDER, position) >= 0) {
            throw new IllegalArgumentException("There are more placeholders than values in: " + template);
        }
        return new Html(result.append(template.substring(position)).toString());
    }

    static Html when(boolean condition, Html html) {
        return condition ? html : EMPTY;
    }

    @Override
    public String toString() {
        return markup;
    }

    private static String markup(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case Html html -> html.markup;
            case Collection<?> parts -> parts.stream().map(Html::markup).collect(Collectors.joining());
            default -> HtmlUtils.htmlEscape(value.toString());
        };
    }
}
