package com.campusg.sync.application.port.out;

class InMemoryBackfillCheckpointTest extends BackfillCheckpointContract {

    private final InMemoryBackfillCheckpoint checkpoint = new InMemoryBackfillCheckpoint();

    @Override
    protected BackfillCheckpoint checkpoint() {
        return checkpoint;
    }
}
