package dev.clerkemulator.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The operations of Clerk's Backend API, from {@code operations.json}, which a script generates from Clerk's documents. */
public final class Operations {
    private static final String RESOURCE = "operations.json";
    private static final String ROOT = "/v1";

    /**
     * One operation.
     *
     * @param definition the query parameters, the body and the answers; empty members if the emulator does not know them
     */
    public record Operation(String method, PathPattern path, JsonNode definition) {
        static final Comparator<Operation> MOST_SPECIFIC =
                Comparator.comparing(Operation::path, PathPattern.SPECIFICITY_COMPARATOR);

        /** Whether Clerk documents this status for the operation. */
        public boolean answers(int status) {
            return definition.path("answers").has(Integer.toString(status));
        }
    }

    private final Map<String, List<Operation>> byMethod = new HashMap<>();
    private final SchemaCheck schemas;

    private Operations(JsonNode document) {
        PathPatternParser parser = new PathPatternParser();
        JsonNode backend = document.path("backend");
        for (JsonNode each : backend.path("operations")) {
            String method = each.path("method").stringValue();
            PathPattern path = parser.parse(ROOT + each.path("path").stringValue());
            byMethod.computeIfAbsent(method, key -> new ArrayList<>()).add(new Operation(method, path, each));
        }
        byMethod.values().forEach(operations -> operations.sort(Operation.MOST_SPECIFIC));
        schemas = new SchemaCheck(backend.path("schemas"));
    }

    public static Operations load(JsonMapper mapper) {
        return new Operations(document(mapper));
    }

    static JsonNode document(JsonMapper mapper) {
        try (InputStream in = Operations.class.getResourceAsStream(RESOURCE)) {
            return mapper.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Finds the operation of a request. The path may omit {@code /v1}. */
    public Optional<Operation> find(String method, String path) {
        PathContainer parsed = PathContainer.parsePath(path.startsWith(ROOT + "/") ? path : ROOT + path);
        return byMethod.getOrDefault(method, List.of()).stream()
                .filter(operation -> operation.path().matches(parsed))
                .findFirst();
    }

    public SchemaCheck schemas() {
        return schemas;
    }
}
