package com.campusg.sync.application.port.out;

import static org.assertj.core.api.Assertions.assertThat;

import com.campusg.sync.application.port.out.BackfillCheckpoint.Checkpoint;
import com.campusg.sync.application.port.out.ClerkUsers.Cursor;
import com.campusg.user.domain.ClerkUserId;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The contract of {@link BackfillCheckpoint}. */
public abstract class BackfillCheckpointContract {

    private static final Checkpoint FIRST =
            new Checkpoint(new Cursor(new ClerkUserId("user_ada"), Instant.parse("2026-11-23T10:00:00.123Z")), 500);

    protected abstract BackfillCheckpoint checkpoint();

    @Test
    void isEmptyInitially() {
        assertThat(checkpoint().find()).isEmpty();
    }

    @Test
    void keepsTheLastCheckpointOnly() {
        Checkpoint second = new Checkpoint(new Cursor(new ClerkUserId("user_grace"), Instant.EPOCH), 1000);
        checkpoint().save(FIRST);
        checkpoint().save(second);

        assertThat(checkpoint().find()).contains(second);
    }

    @Test
    void isEmptyAfterItIsCleared() {
        checkpoint().save(FIRST);

        checkpoint().clear();

        assertThat(checkpoint().find()).isEmpty();
    }
}
