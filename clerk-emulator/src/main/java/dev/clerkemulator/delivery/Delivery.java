package dev.clerkemulator.delivery;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A message on its way to the endpoints it was meant for, with every attempt so far. */
public final class Delivery {

    public enum Status {
        /** Not tried yet. */
        @JsonProperty("pending")
        PENDING,
        @JsonProperty("succeeded")
        SUCCEEDED,
        /** The last attempt failed, another one will follow. */
        @JsonProperty("failed")
        FAILED,
        /** The last attempt failed, no other one will follow by itself. */
        @JsonProperty("exhausted")
        EXHAUSTED,
        /** Never sent, on purpose. */
        @JsonProperty("dropped")
        DROPPED
    }

    /**
     * How far a message has come at one endpoint.
     *
     * @param next the index in the schedule of the attempt to come
     * @param due when that will be; null if there is none
     */
    public record Progress(
            Status status, int next, @Nullable Instant due) {
        boolean over() {
            return status == Status.SUCCEEDED || status == Status.EXHAUSTED || status == Status.DROPPED;
        }
    }

    /** A delivery as it outlives the process. */
    public record Stored(Message message, Map<String, Progress> progress, List<Attempt> attempts) {}

    private final Message message;
    private final Map<String, Progress> progress = new LinkedHashMap<>();
    private final List<Attempt> attempts = new ArrayList<>();

    Delivery(Message message, Collection<String> endpointIds) {
        this.message = message;
        endpointIds.forEach(id -> progress.put(id, new Progress(Status.PENDING, 0, null)));
    }

    Delivery(Stored stored) {
        this.message = stored.message();
        this.progress.putAll(stored.progress());
        this.attempts.addAll(stored.attempts());
    }

    public Message message() {
        return message;
    }

    public synchronized List<Attempt> attempts() {
        return List.copyOf(attempts);
    }

    /** When the next attempt will be, if there will be one. */
    public synchronized @Nullable Instant due() {
        return progress.values().stream()
                .filter(at -> !at.over())
                .map(Progress::due)
                .filter(due -> due != null)
                .min(Instant::compareTo)
                .orElse(null);
    }

    /** That of the endpoint that is worst off. */
    public synchronized Status status() {
        return List.of(Status.EXHAUSTED, Status.FAILED, Status.PENDING, Status.DROPPED, Status.SUCCEEDED).stream()
                .filter(status ->
                        progress.values().stream().map(Progress::status).anyMatch(status::equals))
                .findFirst()
                .orElse(Status.PENDING);
    }

    synchronized Map<String, Progress> progress() {
        return Map.copyOf(progress);
    }

    synchronized Stored stored() {
        return new Stored(message, Map.copyOf(progress), List.copyOf(attempts));
    }

    synchronized void schedule(String endpointId, int next, Instant due) {
        progress.compute(
                endpointId, (id, before) -> new Progress(before == null ? Status.PENDING : before.status(), next, due));
    }

    synchronized void drop() {
        progress.replaceAll((id, before) -> new Progress(Status.DROPPED, 0, null));
    }

    synchronized void record(String endpointId, Attempt attempt, boolean moreWillFollow) {
        attempts.add(attempt);
        Status failure = moreWillFollow ? Status.FAILED : Status.EXHAUSTED;
        progress.put(endpointId, new Progress(attempt.succeeded() ? Status.SUCCEEDED : failure, 0, null));
    }

    /** The endpoint is gone or disabled: nothing more will be tried there by itself. */
    synchronized void giveUp(String endpointId) {
        progress.computeIfPresent(
                endpointId, (id, before) -> before.over() ? before : new Progress(Status.EXHAUSTED, 0, null));
    }

    /** By hand: the retries that are still to come stay as they are, and success is not undone. */
    synchronized void recordByHand(String endpointId, Attempt attempt) {
        attempts.add(attempt);
        Progress before = progress.get(endpointId);
        if (attempt.succeeded()) {
            progress.put(endpointId, new Progress(Status.SUCCEEDED, 0, null));
        } else if (before == null || before.status() == Status.DROPPED) {
            progress.put(endpointId, new Progress(Status.EXHAUSTED, 0, null));
        } else if (before.status() == Status.PENDING) {
            progress.put(endpointId, new Progress(Status.FAILED, before.next(), before.due()));
        }
    }

    synchronized boolean awaits(String endpointId) {
        Progress at = progress.get(endpointId);
        return at != null && at.status() != Status.SUCCEEDED;
    }

    synchronized boolean over() {
        return progress.values().stream().allMatch(Progress::over);
    }
}
