package com.campusg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The alert rules and their tests in docs/observability. */
class AlertsTest {

    private static final Path DIRECTORY = Path.of("../docs/observability");
    private static final Pattern ALERT = Pattern.compile("- alert: (\\w+)");
    private static final Pattern FIRED = Pattern.compile("alertname: (\\w+)\\s+exp_alerts:\\s+- exp_labels");

    @Test
    void everyAlertFiresInATest() throws IOException {
        assertThat(names(ALERT, "alerts.yml")).isNotEmpty().isSubsetOf(names(FIRED, "alerts-test.yml"));
    }

    @Test
    void everyAlertHasASectionInTheRunbook() throws IOException {
        String runbook = Files.readString(Path.of("../docs/operations.md"));

        assertThat(names(ALERT, "alerts.yml"))
                .allSatisfy(alert -> assertThat(runbook).contains("`" + alert + "`"));
    }

    @Test
    void prometheusAcceptsTheRulesAndTheirTestsSucceed() throws IOException, InterruptedException {
        assumeTrue(
                Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .anyMatch(directory -> Files.isExecutable(Path.of(directory, "promtool"))),
                "promtool is not installed (Debian: package prometheus), so the alert rules are not tested");
        Process promtool = new ProcessBuilder("promtool", "test", "rules", "alerts-test.yml")
                .directory(DIRECTORY.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(promtool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(promtool.waitFor()).as(output).isZero();
    }

    private static List<String> names(Pattern pattern, String file) throws IOException {
        return pattern.matcher(Files.readString(DIRECTORY.resolve(file)))
                .results()
                .map(match -> match.group(1))
                .toList();
    }
}
