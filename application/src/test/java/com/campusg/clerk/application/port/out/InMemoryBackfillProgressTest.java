package com.campusg.clerk.application.port.out;

class InMemoryBackfillProgressTest extends BackfillProgressContract {

    private final InMemoryBackfillProgress progress = new InMemoryBackfillProgress();

    @Override
    protected BackfillProgress progress() {
        return progress;
    }
}
