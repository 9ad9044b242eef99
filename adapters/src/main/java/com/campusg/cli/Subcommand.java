package com.campusg.cli;

import picocli.CommandLine;

/**
 * A command, or a group of commands, that a feature adds to the command line as a bean. The order of the beans is that of the
 * help.
 */
public record Subcommand(CommandLine commandLine) {

    /**
     * Creates a command without commands of its own.
     *
     * @param command an object with the annotations of picocli
     */
    public static Subcommand of(Object command) {
        return new Subcommand(new CommandLine(command));
    }
}
