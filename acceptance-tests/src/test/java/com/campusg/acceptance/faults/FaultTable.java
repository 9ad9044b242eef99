package com.campusg.acceptance.faults;

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

/** The figures of all faults: written down after each of them, printed after the last one. */
final class FaultTable implements BeforeAllCallback {

    static final Path FILE = Path.of("target", "faults.md");

    private static final List<String> HEADINGS = List.of(
            "fault",
            "what was done",
            "sent",
            "acknowledged",
            "refused",
            "unready after",
            "recovered after",
            "slowest answer",
            "lost",
            "differences",
            "heap, MB",
            "threads");

    private static final List<List<String>> ROWS = new ArrayList<>();

    /** Printed when all tests have run. */
    private record Printing() implements AutoCloseable {
        @Override
        public void close() {
            System.out.println("\nFaults and figures (also in " + FILE.toAbsolutePath() + "):\n" + text());
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        var ignored = context.getRoot()
                .getStore(ExtensionContext.Namespace.create(FaultTable.class))
                .computeIfAbsent(Printing.class, key -> new Printing());
    }

    static synchronized void add(
            String fault,
            String done,
            Ledger ledger,
            Vitals vitals,
            int lost,
            int differences,
            Footprint before,
            Footprint after) {
        ROWS.add(List.of(
                fault,
                done,
                Long.toString(ledger.sent()),
                Long.toString(ledger.acknowledgements()),
                refused(ledger),
                vitals.unreadyAfter().map(FaultTable::seconds).orElse("stayed ready"),
                vitals.recoveredAfter().map(FaultTable::seconds).orElse("–"),
                seconds(ledger.slowest()),
                Integer.toString(lost),
                Integer.toString(differences),
                String.format(Locale.ROOT, "%.0f → %.0f", before.heapMegabytes(), after.heapMegabytes()),
                before.threads() + " → " + after.threads()));
        write();
    }

    /** A fault that could not be brought about here. */
    static synchronized void addMissing(String fault, String why) {
        List<String> row = new ArrayList<>(List.of(fault, "not run here: " + why));
        while (row.size() < HEADINGS.size()) {
            row.add("");
        }
        ROWS.add(row);
        write();
    }

    private static String refused(Ledger ledger) {
        return ledger.refusals().entrySet().stream()
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
