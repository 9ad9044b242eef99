package com.campusg.sync.application.port.out;

import java.util.function.Supplier;

/** Counts transactions. There is no rollback. */
public final class InMemoryTransactions implements Transactions {

    private final Runnable onEnd;
    private int begun;
    private boolean active;

    /** @param onEnd called at the end of each transaction, for example to release locks */
    public InMemoryTransactions(Runnable onEnd) {
        this.onEnd = onEnd;
    }

    @Override
    public <T> T execute(Supplier<T> work) {
        if (active) {
            return work.get();
        }
        begun++;
        active = true;
        try {
            return work.get();
        } finally {
            active = false;
            onEnd.run();
        }
    }

    /** The number of transactions so far. */
    public int count() {
        return begun;
    }

    public boolean isActive() {
        return active;
    }
}
