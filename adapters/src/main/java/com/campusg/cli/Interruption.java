package com.campusg.cli;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.ParseResult;

/** Runs commands, and says how to resume a command that is interrupted by SIGINT (Ctrl-C) or SIGTERM. */
final class Interruption implements IExecutionStrategy {

    private final IExecutionStrategy commands;
    private volatile boolean interrupted;

    /** @param commands runs the command */
    Interruption(IExecutionStrategy commands) {
        this.commands = commands;
    }

    /** Whether the process is ending. What the command reports then is a consequence. */
    boolean isInterrupted() {
        return interrupted;
    }

    @Override
    public int execute(ParseResult parsed) {
        CommandLine command = parsed.asCommandLineList().getLast();
        Thread hook = new Thread(() -> report(command.getErr(), command.getCommand()), "interruption");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            return commands.execute(parsed);
        } finally {
            if (!interrupted) {
                remove(hook);
            }
        }
    }

    void report(PrintWriter err, Object command) {
        interrupted = true;
        err.println();
        err.println("Interrupted. " + (command instanceof Resumable resumable ? resumable.howToResume() : ""));
        err.flush();
    }

    private static void remove(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            // The hook is running.
        }
    }
}
