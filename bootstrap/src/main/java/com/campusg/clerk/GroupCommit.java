package com.campusg.clerk;

import com.campusg.NaturalBatching;
import com.campusg.clerk.application.port.in.ApplyChange;
import com.campusg.clerk.application.port.in.ApplyChanges;
import com.campusg.clerk.application.port.in.ApplyDelivery;
import com.campusg.clerk.domain.DeliveredChange;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Commits what is delivered at the same time together: one flush of the database's log, and one question of each kind,
 * serve dozens. Nobody fails for what somebody else in the batch brought.
 */
final class GroupCommit implements ApplyChange {

    /** While one batch waits for the disk the other one is worked on. */
    private static final int AT_ONCE = 2;

    private static final int MOST = 64;

    /** With the trip itself less than the 15 seconds that Clerk waits for an answer. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final ApplyChanges applyChanges;
    private final NaturalBatching<DeliveredChange, ApplyDelivery.Outcome> batches;

    GroupCommit(ApplyChanges applyChanges) {
        this.applyChanges = applyChanges;
        // Not virtual: each answer of the database would wait until all who only write to callers have had their turn.
        this.batches = NaturalBatching.of(
                Executors.newFixedThreadPool(
                        AT_ONCE,
                        Thread.ofPlatform().daemon().name("commits-", 0).factory()),
                applyChanges::apply,
                AT_ONCE,
                MOST,
                PATIENCE);
    }

    @Override
    public ApplyDelivery.Outcome apply(DeliveredChange change) {
        try {
            return batches.submit(change);
        } catch (ConcurrencyFailureException collision) {
            return alone(change);
        } catch (TransientDataAccessException
                | NonTransientDataAccessResourceException
                | TransactionException unavailable) {
            throw unavailable;
        } catch (RuntimeException perhapsAnothersFault) {
            return alone(change);
        }
    }

    private ApplyDelivery.Outcome alone(DeliveredChange change) {
        return applyChanges.apply(List.of(change)).getFirst();
    }
}
