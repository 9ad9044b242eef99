package com.campusg;

import java.io.IOException;
import java.io.Serial;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.boot.env.PropertySourceLoader;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.Resource;

/**
 * Reads {@code .env} files in the format of Docker Compose: {@code NAME=value}, optionally after {@code export}; values in
 * single quotes, in double quotes with escape sequences, or without quotes; quoted values may have several lines; a comment
 * begins with {@code #}, after a value with a space before it. An empty value counts as unset.
 */
final class DotenvPropertySourceLoader implements PropertySourceLoader {

    private static final Pattern LINE = Pattern.compile("""
            [^\\S\\n]*+(?:
              (?:export[^\\S\\n]++)?([A-Za-z_][\\w.-]*+)[^\\S\\n]*+=[^\\S\\n]*+
              (?:"((?:[^"\\\\]++|\\\\.)*+)"|'([^']*+)'|((?:(?!\\#)(?:(?![^\\S\\n]++\\#)[^\\n])++)?+))[^\\S\\n]*+
            )?(?:\\#[^\\n]*+)?(?:\\n|\\z)""", Pattern.COMMENTS | Pattern.DOTALL);

    private static final Pattern ESCAPE = Pattern.compile("\\\\(.)", Pattern.DOTALL);

    @Override
    public String[] getFileExtensions() {
        return new String[] {"env"};
    }

    @Override
    public List<PropertySource<?>> load(String name, Resource resource) throws IOException {
        return List.of(new MapPropertySource(name, parse(resource.getContentAsString(StandardCharsets.UTF_8))));
    }

    /**
     * Parses the content of a {@code .env} file.
     *
     * @throws MalformedDotenvException if a line is malformed; the message has its number, but not its content
     */
    static Map<String, Object> parse(String content) {
        String text = content.replace("\uFEFF", "").replace("\r\n", "\n");
        Map<String, Object> values = new HashMap<>();
        Matcher line = LINE.matcher(text);
        int start = 0;
        while (start < text.length()) {
            if (!line.region(start, text.length()).lookingAt()) {
                long number = text.substring(0, start).lines().count() + 1;
                throw new MalformedDotenvException("Line " + number + " of .env is not NAME=value.");
            }
            if (line.group(1) != null) {
                put(values, line.group(1), value(line));
            }
            start = line.end();
        }
        return values;
    }

    private static void put(Map<String, Object> values, String name, String value) {
        values.remove(name);
        if (!value.isBlank()) {
            values.put(name, value);
        }
    }

    private static String value(Matcher line) {
        if (line.group(2) != null) {
            return ESCAPE.matcher(line.group(2))
                    .replaceAll(escape -> Matcher.quoteReplacement(
                            switch (escape.group(1)) {
                                case "n" -> "\n";
                                case "r" -> "\r";
                                case "t" -> "\t";
                                default -> escape.group(1);
                            }));
        }
        return line.group(3) == null ? line.group(4).strip() : line.group(3);
    }

    static final class MalformedDotenvException extends RuntimeException {

        @Serial
        private static final long serialVersionUID = 1L;

        private MalformedDotenvException(String message) {
            super(message);
        }
    }
}
