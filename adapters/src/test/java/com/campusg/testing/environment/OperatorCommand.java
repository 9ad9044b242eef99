package com.campusg.testing.environment;

import com.campusg.testing.Timeouts;
import java.time.Duration;
import java.util.Map;

/**
 * A completed command of the command line.
 *
 * @param output standard output and standard error
 */
public record OperatorCommand(int exitCode, String output) {

    private static final Duration TIMEOUT = Timeouts.minutes(5);

    /** Runs a command of the service and waits for its end. */
    public static OperatorCommand run(String name, Map<String, String> settings, String... arguments) {
        try (ChildProcess process = ChildProcess.start(name, BuiltJars.service(), settings, arguments)) {
            if (!process.endsWithin(TIMEOUT)) {
                throw new IllegalStateException(
                        "The command has not ended within " + TIMEOUT + ". " + process.outputTail());
            }
            return new OperatorCommand(process.exitCode(), String.join("\n", process.output()));
        }
    }
}
