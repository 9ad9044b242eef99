package com.campusg.clerk.adapter.in.cli;

/** What a command tells the shell; 2 is picocli's for wrong usage. */
final class ExitCode {

    static final int DONE = 0;

    /** Clerk or the database could not be had. Worth trying again. */
    static final int FAILED = 1;

    /** Nothing was done, or something is left: somebody has to look first. */
    static final int LEFT_TO_YOU = 3;

    private ExitCode() {}
}
