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
    private long startedAt;
    private long doneBefore;
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
        if (isNew) {
            startedAt = System.nanoTime();
            doneBefore = done;
        }
        stage = reported;
        if (terminal) {
            bar(isNew, reported, done, total).stepTo(done);
        } else if (isNew || System.nanoTime() - nextLineAt >= 0) {
            nextLineAt = System.nanoTime() + LINE_INTERVAL.toNanos();
            err.printf("%s: %,d of about %,d%s%n", title(reported), done, total, isNew ? "" : ", " + rate(done) + "/s");
            err.flush();
        }
    }

    /** The number of users per second since the stage began; users of an earlier, interrupted run do not count. */
    private String rate(long done) {
        double seconds =
                (System.nanoTime() - startedAt) / (double) Duration.ofSeconds(1).toNanos();
        return "%,.0f".formatted((done - doneBefore) / Math.max(seconds, 0.001));
    }

    private ProgressBar bar(boolean isNew, Stage reported, long done, long total) {
        if (isNew || bar == null) {
            close();
            bar = ProgressBar.builder()
                    .setTaskName(title(reported))
                    .setInitialMax(total)
                    .startsFrom(done, Duration.ZERO)
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
