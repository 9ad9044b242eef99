package com.campusg.clerk.adapter.in.cli;

import com.campusg.clerk.application.port.in.WalkProgress;
import java.io.Console;
import java.io.PrintWriter;
import java.time.Duration;
import me.tongfei.progressbar.ProgressBar;
import org.jspecify.annotations.Nullable;

/** Shows how far a walk is: a bar on a terminal, elsewhere a line now and then. */
final class WalkDisplay implements WalkProgress, AutoCloseable {

    private static final Duration BETWEEN_LINES = Duration.ofSeconds(5);

    private final PrintWriter err;
    private final boolean terminal;
    private @Nullable Stage stage;
    private @Nullable ProgressBar bar;
    private long nextLine = System.nanoTime();

    WalkDisplay(PrintWriter err) {
        this.err = err;
        this.terminal = isTerminal();
    }

    /** Whether there is a console at all depends on the JDK. */
    @SuppressWarnings("SystemConsoleNull")
    private static boolean isTerminal() {
        Console console = System.console();
        return console != null && console.isTerminal();
    }

    @Override
    public void at(Stage now, long done, long total) {
        boolean begins = now != stage;
        stage = now;
        if (terminal) {
            bar(begins, now, total).stepTo(done);
        } else if (begins || System.nanoTime() >= nextLine) {
            nextLine = System.nanoTime() + BETWEEN_LINES.toNanos();
            err.printf("%s: %,d of about %,d%n", title(now), done, total);
            err.flush();
        }
    }

    private ProgressBar bar(boolean begins, Stage now, long total) {
        if (begins || bar == null) {
            close();
            bar = ProgressBar.builder()
                    .setTaskName(title(now))
                    .setInitialMax(total)
                    .showSpeed()
                    .build();
        }
        return bar.maxHint(total);
    }

    private static String title(Stage stage) {
        return switch (stage) {
            case USERS -> "Users at Clerk";
            case DELETIONS -> "Users of ours, asked for at Clerk";
        };
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
