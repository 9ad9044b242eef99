package com.campusg.sync.application.port.out;

class InMemorySyncLockTest extends SyncLockContract {

    private final InMemorySyncLock syncLock = new InMemorySyncLock();

    @Override
    protected SyncLock syncLock() {
        return syncLock;
    }
}
