package dev.clerkemulator.backendapi;

import dev.clerkemulator.instance.Ids;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/** The body of an error response in Clerk's format. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record ClerkErrors(List<Entry> errors, String clerkTraceId) {
    private static final int TRACE_ID_BYTES = 16;

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Entry(String message, String longMessage, String code, Map<String, String> meta) {}

    static ClerkErrors one(String code, String message, String longMessage, Map<String, String> meta) {
        return new ClerkErrors(List.of(new Entry(message, longMessage, code, meta)), Ids.hex(TRACE_ID_BYTES));
    }
}
