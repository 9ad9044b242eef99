package com.campusg.sync.application.port.out;

import java.util.Optional;
import java.util.function.Supplier;

/** A lock in memory, for a single thread. */
public final class InMemorySyncLock implements SyncLock {

    private boolean held;

    @Override
    public <T> Optional<T> tryRun(Supplier<T> task) {
        if (held) {
            return Optional.empty();
        }
        held = true;
        try {
            return Optional.of(task.get());
        } finally {
            held = false;
        }
    }
}
