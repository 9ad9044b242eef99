package com.campusg.acceptance.campus;

import java.time.Duration;
import java.util.Map;

/**
 * A command that an operator gave, and that came to its end.
 *
 * @param output all that it printed
 */
public record OperatorCommand(int exitCode, String output) {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    static OperatorCommand run(String name, Map<String, String> settings, String... arguments) {
        try (ChildProcess process = ChildProcess.start(name, BuiltJars.service(), settings, arguments)) {
            if (!process.endsWithin(PATIENCE)) {
                throw new IllegalStateException("The command does not end. " + process.lastWords());
            }
            return new OperatorCommand(process.exitCode(), String.join("\n", process.output()));
        }
    }
}
