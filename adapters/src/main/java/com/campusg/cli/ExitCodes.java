package com.campusg.cli;

/** The exit codes of the commands. Invalid usage is 2, by default of picocli. */
public final class ExitCodes {

    /** Everything was done. */
    public static final int COMPLETED = 0;

    /** Clerk or the database is unavailable, or a setting is invalid. */
    public static final int FAILED = 1;

    /** Nothing was done, or users or deliveries remain unprocessed. */
    public static final int NEEDS_ATTENTION = 3;

    private ExitCodes() {}
}
