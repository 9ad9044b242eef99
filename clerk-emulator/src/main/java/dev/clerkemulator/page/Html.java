package dev.clerkemulator.page;

import java.util.Collection;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;

/** Markup that is safe to send: whatever is put into it is escaped, unless it is such markup itself. */
record Html(String markup) {
    static final Html NOTHING = new Html("");

    private static final String GAP = "{}";

    /** Fills the gaps of a template, which are written {@code {}}, from left to right. Null fills a gap with nothing. */
    static Html of(String template, @Nullable Object... values) {
        StringBuilder result = new StringBuilder();
        int position = 0;
        for (Object value : values) {
            int gap = template.indexOf(GAP, position);
            if (gap < 0) {
                throw new IllegalArgumentException("There are more values than gaps in: " + template);
            }
            result.append(template, position, gap).append(markup(value));
            position = gap + GAP.length();
        }
        if (template.indexOf(GAP, position) >= 0) {
            throw new IllegalArgumentException("There are more gaps than values in: " + template);
        }
        return new Html(result.append(template.substring(position)).toString());
    }

    static Html when(boolean condition, Html html) {
        return condition ? html : NOTHING;
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
