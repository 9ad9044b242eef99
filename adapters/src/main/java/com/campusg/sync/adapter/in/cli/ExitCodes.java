package com.campusg.sync.adapter.in.cli;

/** The exit codes of the commands. Invalid usage is 2, by default of picocli. */
final class ExitCodes {

    static final int COMPLETED = 0;

    /** Clerk or the database is unavailable, or a setting is invalid. */
    static final int FAILED = 1;

    /** Nothing was done, or users or deliveries remain unprocessed. */
    static final int NEEDS_ATTENTION = 3;

    private ExitCodes() {}
}
