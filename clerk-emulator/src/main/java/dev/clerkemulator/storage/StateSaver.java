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
 * Saves the state in the background after changes, and when it is closed. The pause between two saves is proportional to
 * the duration of a save, which limits the load that a large state causes.
 */
public final class StateSaver implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StateSaver.class);
    private static final Duration MIN_PAUSE = Duration.ofMillis(250);
    private static final int PAUSE_FACTOR = 10;

    private final StateFile file;
    private final Supplier<StoredState> state;
    private final AtomicBoolean changed = new AtomicBoolean(true);
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform()
            .daemon()
            .name("clerk-emulator-state")
            // An inherited context class loader would keep the class loader of the web server reachable.
            .inheritInheritableThreadLocals(false)
            .factory());

    public StateSaver(StateFile file, Supplier<StoredState> state) {
        this.file = file;
        this.state = state;
        timer.execute(this::saveAndReschedule);
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
        // Progress of deliveries does not mark the state as changed.
        changed();
        saveIfChanged();
    }

    private void saveAndReschedule() {
        long start = System.nanoTime();
        saveIfChanged();
        Duration pause = Duration.ofNanos(System.nanoTime() - start).multipliedBy(PAUSE_FACTOR);
        long delay = Math.max(MIN_PAUSE.toMillis(), pause.toMillis());
        try {
            var ignored = timer.schedule(this::saveAndReschedule, delay, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            // The instance is closed. close() saves the state.
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
            LOG.error("Failed to save the state of the emulator.", e);
        }
    }
}
