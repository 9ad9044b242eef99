package com.campusg.clerk.application.port.out;

import static org.assertj.core.api.Assertions.assertThat;

import com.campusg.clerk.application.port.out.BackfillProgress.Reached;
import com.campusg.clerk.application.port.out.ClerkUsers.Place;
import com.campusg.user.domain.ClerkUserId;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What every adapter of {@link BackfillProgress} does. */
public abstract class BackfillProgressContract {

    private static final Reached FIRST =
            new Reached(new Place(new ClerkUserId("user_ada"), Instant.parse("2026-11-23T10:00:00.123Z")), 500);

    protected abstract BackfillProgress progress();

    @Test
    void knowsNothingToBeginWith() {
        assertThat(progress().find()).isEmpty();
    }

    @Test
    void keepsTheLastPlaceOnly() {
        Reached second = new Reached(new Place(new ClerkUserId("user_grace"), Instant.EPOCH), 1000);
        progress().keep(FIRST);
        progress().keep(second);

        assertThat(progress().find()).contains(second);
    }

    @Test
    void forgetsIt() {
        progress().keep(FIRST);

        progress().clear();

        assertThat(progress().find()).isEmpty();
    }
}
