package dev.clerkemulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Keeps the table of operations in docs/emulator.md up to date: calls each operation of Clerk's documents. */
class OperationsTableTest {
    private static final Path DOCUMENT = Path.of("../docs/emulator.md");
    private static final Path GENERATED = Path.of("target/operations.md");

    private record Family(List<String> supported, List<String> absent) {}

    @Test
    void documentsTheSupportedOperations() throws IOException {
        String table;
        try (ClerkEmulator emulator =
                        ClerkEmulator.start(ClerkEmulatorSettings.defaults().withPort(0));
                InputStream in = OperationsTableTest.class.getResourceAsStream("document/operations.json")) {
            JsonNode document = JsonMapper.shared().readTree(in);
            EmulatorClient client = new EmulatorClient(emulator);
            table = "| API | family | supported | absent |\n| --- | --- | --- | --- |\n"
                    + rows(client, "Backend", "/v1", document.path("backend").path("operations"))
                    + rows(client, "Frontend", "", document.path("frontend").path("operations"));
        }
        Files.createDirectories(GENERATED.getParent());
        Files.writeString(GENERATED, table);

        assertThat(Files.readString(DOCUMENT))
                .as("Copy %s to %s", GENERATED, DOCUMENT)
                .contains(table);
    }

    /** One row for each family with a supported operation, and one for all others. */
    private static String rows(EmulatorClient client, String api, String prefix, JsonNode operations) {
        Map<String, Family> families = new TreeMap<>();
        for (JsonNode operation : operations) {
            String method = operation.path("method").stringValue();
            String path = operation.path("path").stringValue();
            Family family = families.computeIfAbsent(
                    family(prefix, path), key -> new Family(new ArrayList<>(), new ArrayList<>()));
            boolean supported = isSupported(client, method, prefix + path.replaceAll("\\{[^}]*}", "x"));
            (supported ? family.supported() : family.absent()).add("%s %s".formatted(method, shortened(prefix, path)));
        }
        StringBuilder rows = new StringBuilder();
        int others = 0;
        for (Map.Entry<String, Family> entry : families.entrySet()) {
            Family family = entry.getValue();
            if (family.supported().isEmpty()) {
                others += family.absent().size();
                continue;
            }
            int total = family.supported().size() + family.absent().size();
            boolean few = family.absent().size() <= 3;
            rows.append("| %s | `%s` | %d of %d | %s |\n"
                    .formatted(
                            api,
                            entry.getKey(),
                            family.supported().size(),
                            total,
                            family.absent().isEmpty()
                                    ? ""
                                    : few
                                            ? "`" + String.join("`, `", family.absent()) + "`"
                                            : family.absent().size()));
        }
        return rows.append("| %s | others | 0 of %d | all |\n".formatted(api, others))
                .toString();
    }

    private static String family(String prefix, String path) {
        String[] segments = path.split("/", -1);
        return prefix.isEmpty() && segments.length > 2 ? segments[1] + "/" + segments[2] : segments[1];
    }

    private static String shortened(String prefix, String path) {
        int skipped = family(prefix, path).length() + 1;
        return path.length() == skipped ? "/" : path.substring(skipped);
    }

    private static boolean isSupported(EmulatorClient client, String method, String path) {
        EmulatorClient.Answer answer = client.tryCall(method, path, method.equals("GET") ? "" : "{}");
        String problem =
                answer.json().path("errors").path(0).path("long_message").asString("");
        return answer.status() != 501
                && answer.status() != 405
                && Stream.of("does not implement", "No static resource", "No endpoint")
                        .noneMatch(problem::contains);
    }
}
