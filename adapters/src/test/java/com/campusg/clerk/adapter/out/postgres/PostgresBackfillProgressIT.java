package com.campusg.clerk.adapter.out.postgres;

import com.campusg.DatabaseTest;
import com.campusg.clerk.application.port.out.BackfillProgress;
import com.campusg.clerk.application.port.out.BackfillProgressContract;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;

@DatabaseTest
class PostgresBackfillProgressIT extends BackfillProgressContract {

    private final BackfillProgress progress;

    PostgresBackfillProgressIT(@Autowired BackfillProgress progress) {
        this.progress = progress;
    }

    @AfterEach
    void leaveNothing() {
        progress.clear();
    }

    @Override
    protected BackfillProgress progress() {
        return progress;
    }
}
