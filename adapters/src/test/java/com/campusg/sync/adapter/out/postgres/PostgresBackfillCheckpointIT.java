package com.campusg.sync.adapter.out.postgres;

import com.campusg.DatabaseTest;
import com.campusg.sync.application.port.out.BackfillCheckpoint;
import com.campusg.sync.application.port.out.BackfillCheckpointContract;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;

@DatabaseTest
class PostgresBackfillCheckpointIT extends BackfillCheckpointContract {

    private final BackfillCheckpoint checkpoint;

    PostgresBackfillCheckpointIT(@Autowired BackfillCheckpoint checkpoint) {
        this.checkpoint = checkpoint;
    }

    @AfterEach
    void clear() {
        checkpoint.clear();
    }

    @Override
    protected BackfillCheckpoint checkpoint() {
        return checkpoint;
    }
}
