package com.campusg.clerk.application.port.out;

import java.util.Optional;

/** How far a backfill has come, for as long as a test lasts. */
public final class InMemoryBackfillProgress implements BackfillProgress {

    private Optional<Reached> reached = Optional.empty();

    @Override
    public Optional<Reached> find() {
        return reached;
    }

    @Override
    public void keep(Reached now) {
        reached = Optional.of(now);
    }

    @Override
    public void clear() {
        reached = Optional.empty();
    }
}
