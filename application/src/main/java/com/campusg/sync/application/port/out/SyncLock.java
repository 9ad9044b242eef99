package com.campusg.sync.application.port.out;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * Ensures that at most one backfill or reconciliation runs, across all instances and commands.
 *
 * <p>An implementation must release the lock within a minute after its holder has died.
 */
public interface SyncLock {

    /** Runs the task and returns its result; returns empty at once if the lock is held by another process or thread. */
    <T> Optional<T> tryRun(Supplier<T> task);
}
