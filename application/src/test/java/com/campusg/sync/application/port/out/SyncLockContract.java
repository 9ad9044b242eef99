package com.campusg.sync.application.port.out;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

/** The contract of {@link SyncLock}. */
public abstract class SyncLockContract {

    protected abstract SyncLock syncLock();

    @Test
    void returnsTheResultOfTheTask() {
        assertThat(syncLock().tryRun(() -> "result")).contains("result");
    }

    @Test
    void runsNoSecondTaskWhileTheLockIsHeld() {
        assertThat(syncLock().tryRun(() -> syncLock().tryRun(() -> "second")))
                .hasValueSatisfying(second -> assertThat(second).isEmpty());
    }

    @Test
    void runsAnotherTaskAfterTheFirst() {
        syncLock().tryRun(() -> "first");

        assertThat(syncLock().tryRun(() -> "second")).contains("second");
    }

    @Test
    void runsAnotherTaskAfterAFailure() {
        assertThatIllegalStateException()
                .isThrownBy(() -> syncLock().tryRun(() -> {
                    throw new IllegalStateException("The task fails");
                }));

        assertThat(syncLock().tryRun(() -> "second")).contains("second");
    }
}
