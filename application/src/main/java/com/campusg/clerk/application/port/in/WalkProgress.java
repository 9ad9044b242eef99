package com.campusg.clerk.application.port.in;

/** Is told how far a walk through all users has come. */
@FunctionalInterface
public interface WalkProgress {

    WalkProgress UNSEEN = (stage, done, total) -> {};

    /**
     * A stage of the walk has come this far.
     *
     * @param total how many there were when the stage began; more may come
     */
    void at(Stage stage, long done, long total);

    /** What a walk is busy with. */
    enum Stage {
        /** Going through Clerk's users. */
        USERS,
        /** Asking Clerk which of our users it no longer has. */
        DELETIONS
    }
}
