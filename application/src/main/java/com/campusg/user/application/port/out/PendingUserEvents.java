package com.campusg.user.application.port.out;

import com.campusg.user.domain.UserEvent;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What happened to users, and was not told to the outside yet.
 *
 * <p>What an adapter must guarantee: an event waits here from the commit of the change that it tells of until it is
 * completed, whatever crashes in between. Events of one user wait in the order in which they happened; nobody ever sees a
 * later one without the earlier ones that still wait.
 */
public interface PendingUserEvents {

    /**
     * Gives the turn to the caller, unless somebody else has it: a turn is taken by one at a time, over all instances.
     * Others may take it over from one who is gone, or has not been heard of for half a minute; so whoever has it may have
     * lost it without knowing.
     *
     * @return false if somebody else has the turn; the caller was then not called
     */
    boolean alone(Consumer<Turn> caller);

    /** How much waits. */
    Backlog backlog();

    /** Valid until the call that it was given to returns. All methods fail if the turn is lost. */
    interface Turn {

        /**
         * Those who wait longest, in order.
         *
         * @param most how many at most
         */
        List<Pending> oldest(int most);

        /** These wait no longer. Completing what is completed does nothing. */
        void complete(List<Pending> told);
    }

    /** An event that waits. */
    record Pending(UUID id, UserEvent event) {}

    /**
     * How much waits.
     *
     * @param oldest when that happened which waits longest; null if nothing waits
     */
    record Backlog(long events, @Nullable Instant oldest) {}
}
