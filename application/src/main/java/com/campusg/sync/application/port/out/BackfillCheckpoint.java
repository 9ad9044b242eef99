package com.campusg.sync.application.port.out;

import java.util.Optional;

/** The checkpoint of an interrupted backfill. What is saved is durable when the method returns. */
public interface BackfillCheckpoint {

    Optional<Checkpoint> find();

    void save(Checkpoint checkpoint);

    void clear();

    /**
     * How far a backfill has come.
     *
     * @param cursor the last user that was processed
     * @param users the number of users processed so far
     */
    record Checkpoint(ClerkUsers.Cursor cursor, long users) {}
}
