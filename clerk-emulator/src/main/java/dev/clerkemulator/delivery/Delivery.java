package dev.clerkemulator.delivery;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A message, its progress at each endpoint and all attempts so far. */
public final class Delivery {

    public enum Status {
        /** No attempt was made yet. */
        @JsonProperty("pending")
        PENDING,
        @JsonProperty("succeeded")
        SUCCEEDED,
        /** The last attempt failed and a retry is scheduled. */
        @JsonProperty("failed")
        FAILED,
        /** The last attempt failed and no retry is scheduled. */
        @JsonProperty("exhausted")
        EXHAUSTED,
        /** Not sent because of an injected fault. */
        @JsonProperty("dropped")
        DROPPED
    }

    /**
     * The progress at one endpoint.
     *
     * @param next the index of the next attempt in the retry schedule
     * @param due the time of the next attempt; null if none is scheduled
     */
    public record Progress(
            Status status, int next, @Nullable Instant due) {
        boolean finished() {
            return status == Status.SUCCEEDED || status == Status.EXHAUSTED || status == Status.DROPPED;
        }
    }

    /** The stored form of a delivery. */
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

    /** The time of the next attempt, or null if none is scheduled. */
    public synchronized @Nullable Instant due() {
        return progress.values().stream()
                .filter(at -> !at.finished())
                .map(Progress::due)
                .filter(due -> due != null)
                .min(Instant::compareTo)
                .orElse(null);
    }

    /** The least successful status of all endpoints. */
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

    synchronized void record(String endpointId, Attempt attempt, boolean retryScheduled) {
        attempts.add(attempt);
        Status failure = retryScheduled ? Status.FAILED : Status.EXHAUSTED;
        progress.put(endpointId, new Progress(attempt.succeeded() ? Status.SUCCEEDED : failure, 0, null));
    }

    /** Ends the retries at an endpoint that was removed or disabled. */
    synchronized void exhaust(String endpointId) {
        progress.computeIfPresent(
                endpointId, (id, before) -> before.finished() ? before : new Progress(Status.EXHAUSTED, 0, null));
    }

    /** Records a manual attempt. Scheduled retries are kept, and a failure does not replace an earlier success. */
    synchronized void recordManualAttempt(String endpointId, Attempt attempt) {
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

    synchronized boolean isUndeliveredTo(String endpointId) {
        Progress at = progress.get(endpointId);
        return at != null && at.status() != Status.SUCCEEDED;
    }

    synchronized boolean finished() {
        return progress.values().stream().allMatch(Progress::finished);
    }
}
