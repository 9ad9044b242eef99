package dev.clerkemulator.storage;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Saves the state soon after a change, and once more at the end; many changes at once make one save. */
public final class StateKeeper implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StateKeeper.class);
    private static final Duration DELAY = Duration.ofMillis(250);

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
        var ignored = timer.scheduleWithFixedDelay(this::saveIfChanged, 0, DELAY.toMillis(), TimeUnit.MILLISECONDS);
    }

    public void changed() {
        changed.set(true);
    }

    @Override
    public void close() {
        timer.close();
        saveIfChanged();
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
