package com.campusg.faults;

import com.campusg.testing.MessageProxy.Action;
import com.campusg.testing.MessageProxy.Interceptor;
import com.campusg.testing.MessageProxy.Message;
import com.campusg.testing.Timeouts;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Runs an operation on each of two instances, and determines the order of their requests to the database. A request is what
 * the driver sends in one round trip. While one operation waits for a lock of the other one, the other one continues.
 */
final class Interleaving {

    private static final long POLL_NANOS = 200_000;

    /** An operation waits for a lock if the database says so twice: a released lock is reported until the session wakes up. */
    private static final int CONFIRMATIONS = 2;

    private final FaultEnvironment environment;
    private final List<Participant> participants;
    private final List<Integer> choices = new ArrayList<>();
    private final List<Boolean> alternatives = new ArrayList<>();
    private boolean waited;

    private Interleaving(FaultEnvironment environment, List<Participant> participants) {
        this.environment = environment;
        this.participants = participants;
    }

    /**
     * What has happened.
     *
     * @param choices the operation that sent each request
     * @param alternatives whether the other operation could have sent a request instead
     * @param waited whether an operation waited for a lock of the other one
     */
    record Trace(List<Integer> choices, List<Boolean> alternatives, boolean waited) {

        /** The choices that lead to the next interleaving in depth-first order; null if this is the last one. */
        @Nullable List<Integer> next() {
            for (int i = choices.size() - 1; i >= 0; i--) {
                if (choices.get(i) == 0 && alternatives.get(i)) {
                    List<Integer> next = new ArrayList<>(choices.subList(0, i));
                    next.add(1);
                    return next;
                }
            }
            return null;
        }
    }

    /** Decides which operation sends the next request if both can. */
    @FunctionalInterface
    interface Schedule {

        int choose(int step);
    }

    /** Begins with these choices, then lets the first operation continue as long as it can. */
    static Schedule after(List<Integer> prefix) {
        return step -> step < prefix.size() ? prefix.get(step) : 0;
    }

    /**
     * Runs the operations.
     *
     * @throws ExecutionException if an operation fails
     * @throws IllegalStateException if both operations wait for each other, or do not end in time
     */
    static Trace run(FaultEnvironment environment, Runnable first, Runnable second, Schedule schedule)
            throws ExecutionException, InterruptedException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Participant> participants =
                    List.of(new Participant(environment.instance(0)), new Participant(environment.instance(1)));
            try {
                participants.get(0).start(threads, first);
                participants.get(1).start(threads, second);
                Interleaving interleaving = new Interleaving(environment, participants);
                interleaving.run(schedule);
                for (Participant participant : participants) {
                    participant.work.get();
                }
                return new Trace(interleaving.choices, interleaving.alternatives, interleaving.waited);
            } finally {
                participants.forEach(Participant::release);
            }
        }
    }

    private void run(Schedule schedule) {
        while (true) {
            settle();
            boolean first = participants.get(0).isWaiting();
            boolean second = participants.get(1).isWaiting();
            if (!first && !second) {
                return;
            }
            int choice = first && second ? schedule.choose(choices.size()) : first ? 0 : 1;
            choices.add(choice);
            alternatives.add(first && second);
            participants.get(choice).permit();
        }
    }

    /** Waits until each operation has a request, has ended, or waits for a lock; and one of them can continue, or both have ended. */
    private void settle() {
        long deadline = System.nanoTime() + Timeouts.DEFAULT.toNanos();
        int confirmations = 0;
        while (System.nanoTime() < deadline) {
            List<Participant> running = participants.stream()
                    .filter(participant -> !participant.isWaiting() && !participant.work.isDone())
                    .toList();
            if (running.isEmpty()) {
                return;
            }
            boolean canContinue = participants.stream().anyMatch(Participant::isWaiting);
            if (canContinue && running.stream().allMatch(this::waitsForLock)) {
                if (++confirmations >= CONFIRMATIONS) {
                    waited = true;
                    return;
                }
            } else {
                confirmations = 0;
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
        throw new IllegalStateException("The operations wait for each other after " + choices);
    }

    private boolean waitsForLock(Participant participant) {
        return environment
                .database()
                .sql("""
                        select exists (
                            select from pg_stat_activity
                            where datname = current_database() and application_name = :name and wait_event_type = 'Lock')""")
                .param("name", participant.instance.name())
                .query(Boolean.class)
                .single();
    }

    /** An operation, whose requests wait until they are permitted. */
    private static final class Participant implements Interceptor {

        private final FaultEnvironment.Instance instance;
        private final Set<Integer> sending = new HashSet<>();
        private Future<?> work = CompletableFuture.completedFuture(null);
        private boolean waiting;
        private boolean permitted;
        private boolean released;

        Participant(FaultEnvironment.Instance instance) {
            this.instance = instance;
        }

        void start(ExecutorService threads, Runnable operation) {
            instance.proxy().intercept(this);
            work = threads.submit(operation);
        }

        synchronized boolean isWaiting() {
            return waiting && !permitted;
        }

        synchronized void permit() {
            permitted = true;
            notifyAll();
        }

        synchronized void release() {
            released = true;
            notifyAll();
            instance.proxy().intercept(Interceptor.NONE);
        }

        @Override
        public synchronized Action before(Message message) {
            if (message.toServer() && message.type() != 'X' && sending.add(message.connection())) {
                waiting = true;
                while (!permitted && !released) {
                    try {
                        wait();
                    } catch (InterruptedException interrupted) {
                        return Action.DISCONNECT;
                    }
                }
                permitted = false;
                waiting = false;
            }
            return Action.CONTINUE;
        }

        /** A request ends with Sync or Query, before authentication with any message. */
        @Override
        public synchronized Action after(Message message) {
            if (message.toServer() && (message.type() == 'S' || message.type() == 'Q' || message.type() == 0)) {
                sending.remove(message.connection());
            }
            return Action.CONTINUE;
        }
    }
}
