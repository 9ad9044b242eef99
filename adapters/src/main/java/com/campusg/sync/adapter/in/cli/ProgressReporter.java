package com.campusg.sync.adapter.in.cli;

import com.campusg.sync.application.port.in.SyncProgress;
import java.io.Console;
import java.io.PrintWriter;
import java.time.Duration;
import me.tongfei.progressbar.ProgressBar;
import org.jspecify.annotations.Nullable;

/** Prints the progress of a backfill or reconciliation: a progress bar on a terminal, otherwise a line every few seconds. */
final class ProgressReporter implements SyncProgress, AutoCloseable {

    private static final Duration LINE_INTERVAL = Duration.ofSeconds(5);

    private final PrintWriter err;
    private final boolean terminal;
    private @Nullable Stage stage;
    private @Nullable ProgressBar bar;
    private long nextLineAt = System.nanoTime();

    ProgressReporter(PrintWriter err) {
        this.err = err;
        this.terminal = isTerminal();
    }

    /** Whether {@code System.console()} is null without a terminal depends on the JDK. */
    @SuppressWarnings("SystemConsoleNull")
    private static boolean isTerminal() {
        Console console = System.console();
        return console != null && console.isTerminal();
    }

    @Override
    public void report(Stage reported, long done, long total) {
        boolean isNew = reported != stage;
        stage = reported;
        if (terminal) {
            bar(isNew, reported, total).stepTo(done);
        } else if (isNew || System.nanoTime() - nextLineAt >= 0) {
            nextLineAt = System.nanoTime() + LINE_INTERVAL.toNanos();
            err.printf("%s: %,d of about %,d%n", title(reported), done, total);
            err.flush();
        }
    }

    private ProgressBar bar(boolean isNew, Stage reported, long total) {
        if (isNew || bar == null) {
            close();
            bar = ProgressBar.builder()
                    .setTaskName(title(reported))
                    .setInitialMax(total)
                    .showSpeed()
                    .build();
        }
        return bar.maxHint(total);
    }

    private static String title(Stage stage) {
        return switch (stage) {
            case USERS -> "Users at Clerk";
            case DELETIONS -> "Users checked for deletion at Clerk";
        };
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
