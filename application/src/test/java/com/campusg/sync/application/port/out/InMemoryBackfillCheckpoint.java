package com.campusg.sync.application.port.out;

import java.util.Optional;

/** A checkpoint in memory. */
public final class InMemoryBackfillCheckpoint implements BackfillCheckpoint {

    private Optional<Checkpoint> checkpoint = Optional.empty();

    @Override
    public Optional<Checkpoint> find() {
        return checkpoint;
    }

    @Override
    public void save(Checkpoint saved) {
        checkpoint = Optional.of(saved);
    }

    @Override
    public void clear() {
        checkpoint = Optional.empty();
    }
}
