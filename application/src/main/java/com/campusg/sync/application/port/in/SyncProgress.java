package com.campusg.sync.application.port.in;

/** Receives the progress of a backfill or reconciliation. */
@FunctionalInterface
public interface SyncProgress {

    /** Ignores the progress. */
    SyncProgress NONE = (stage, done, total) -> {};

    /**
     * Reports progress.
     *
     * @param done the number of users processed in this stage
     * @param total the number of users when the stage began; more may be added meanwhile
     */
    void report(Stage stage, long done, long total);

    /** A stage of a backfill or reconciliation. */
    enum Stage {
        /** Reading the users at Clerk. */
        USERS,
        /** Determining which users no longer exist at Clerk. */
        DELETIONS
    }
}
