package com.campusg.resilience;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Table of the results of all faults. It is written to a file after each fault and printed after the last one. */
final class FaultReport implements BeforeAllCallback {

    static final Path FILE = Path.of("target", "faults.md");

    private static final List<String> HEADINGS = List.of(
            "fault",
            "what was done",
            "sent",
            "acknowledged",
            "rejected",
            "unready after",
            "recovered after",
            "slowest answer",
            "lost",
            "differences",
            "heap, MB",
            "threads");

    private static final List<List<String>> ROWS = new ArrayList<>();

    /** Prints the table when all tests have run. */
    private record Printer() implements AutoCloseable {
        @Override
        public void close() {
            System.out.println("\nFaults and results (also in " + FILE.toAbsolutePath() + "):\n" + text());
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        var ignored = context.getRoot()
                .getStore(ExtensionContext.Namespace.create(FaultReport.class))
                .computeIfAbsent(Printer.class, key -> new Printer());
    }

    static synchronized void add(
            String fault,
            String description,
            DeliveryLog log,
            HealthMonitor health,
            int lost,
            int differences,
            ResourceUsage before,
            ResourceUsage after) {
        ROWS.add(List.of(
                fault,
                description,
                Long.toString(log.sent()),
                Long.toString(log.acknowledgements()),
                rejected(log),
                health.unreadyAfter().map(FaultReport::seconds).orElse("stayed ready"),
                health.recoveredAfter().map(FaultReport::seconds).orElse("–"),
                seconds(log.slowest()),
                Integer.toString(lost),
                Integer.toString(differences),
                String.format(Locale.ROOT, "%.0f → %.0f", before.heapMegabytes(), after.heapMegabytes()),
                before.threads() + " → " + after.threads()));
        write();
    }

    /** Adds a fault that could not be injected on this machine. */
    static synchronized void addSkipped(String fault, String reason) {
        List<String> row = new ArrayList<>(List.of(fault, "skipped: " + reason));
        while (row.size() < HEADINGS.size()) {
            row.add("");
        }
        ROWS.add(row);
        write();
    }

    private static String rejected(DeliveryLog log) {
        return log.rejections().entrySet().stream()
                .map(entry -> entry.getValue() + " × " + entry.getKey())
                .reduce((one, other) -> one + ", " + other)
                .orElse("0");
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }

    private static void write() {
        try {
            Files.createDirectories(FILE.getParent());
            Files.writeString(FILE, text());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static synchronized String text() {
        StringBuilder text = new StringBuilder(line(HEADINGS));
        text.append("|").append(" --- |".repeat(HEADINGS.size())).append('\n');
        ROWS.forEach(row -> text.append(line(row)));
        return text.toString();
    }

    private static String line(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }
}
