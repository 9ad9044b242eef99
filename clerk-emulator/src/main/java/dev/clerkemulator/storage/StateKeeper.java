package dev.clerkemulator.storage;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Saves the state soon after a change, and once more at the end; many changes at once make one save. The longer a
 * save takes, the longer the next one waits: a large state must not keep the machine busy with nothing but itself.
 */
public final class StateKeeper implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StateKeeper.class);
    private static final Duration DELAY = Duration.ofMillis(250);
    private static final int REST_PER_WORK = 10;

    private final StateFile file;
    private final Supplier<StoredState> state;
    private final AtomicBoolean changed = new AtomicBoolean(true);
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform()
            .daemon()
            .name("clerk-emulator-state")
            // Else it would inherit, and hold on to, the class loader of the web server.
            .inheritInheritableThreadLocals(false)
            .factory());

    public StateKeeper(StateFile file, Supplier<StoredState> state) {
        this.file = file;
        this.state = state;
        timer.execute(this::saveAgainAndAgain);
    }

    public void changed() {
        changed.set(true);
    }

    @Override
    public void close() {
        timer.shutdownNow();
        try {
            boolean ignored = timer.awaitTermination(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        // Deliveries go on without a word.
        changed();
        saveIfChanged();
    }

    private void saveAgainAndAgain() {
        long start = System.nanoTime();
        saveIfChanged();
        Duration rest = Duration.ofNanos(System.nanoTime() - start).multipliedBy(REST_PER_WORK);
        long delay = Math.max(DELAY.toMillis(), rest.toMillis());
        try {
            var ignored = timer.schedule(this::saveAgainAndAgain, delay, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            // Closed meanwhile: closing saves once more.
        }
    }

    private void saveIfChanged() {
        if (!changed.getAndSet(false)) {
            return;
        }
        try {
            file.write(state.get());
        } catch (IOException | RuntimeException e) {
            changed.set(true);
            LOG.error("The emulator's state could not be saved.", e);
        }
    }
}
