package dev.clerkemulator.delivery;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
        EXHAUSTED
    }

    private final Message message;
    private final Map<URI, Status> statuses = new LinkedHashMap<>();
    private final List<Attempt> attempts = new ArrayList<>();

    Delivery(Message message, Set<URI> endpoints) {
        this.message = message;
        endpoints.forEach(endpoint -> statuses.put(endpoint, Status.PENDING));
    }

    public Message message() {
        return message;
    }

    public synchronized List<Attempt> attempts() {
        return List.copyOf(attempts);
    }

    /** That of the endpoint that is worst off. */
    public synchronized Status status() {
        return List.of(Status.EXHAUSTED, Status.FAILED, Status.PENDING, Status.SUCCEEDED).stream()
                .filter(statuses::containsValue)
                .findFirst()
                .orElse(Status.PENDING);
    }

    synchronized void record(Attempt attempt, boolean moreWillFollow) {
        attempts.add(attempt);
        Status failure = moreWillFollow ? Status.FAILED : Status.EXHAUSTED;
        statuses.put(attempt.endpoint(), attempt.succeeded() ? Status.SUCCEEDED : failure);
    }

    /** By hand: the retries that are still to come stay as they are, and success is not undone. */
    synchronized void recordByHand(Attempt attempt) {
        attempts.add(attempt);
        if (attempt.succeeded()) {
            statuses.put(attempt.endpoint(), Status.SUCCEEDED);
        } else {
            statuses.putIfAbsent(attempt.endpoint(), Status.EXHAUSTED);
            statuses.replace(attempt.endpoint(), Status.PENDING, Status.FAILED);
        }
    }

    synchronized boolean awaits(URI endpoint) {
        return statuses.get(endpoint) != Status.SUCCEEDED;
    }

    synchronized boolean over() {
        return statuses.values().stream().allMatch(status -> status == Status.SUCCEEDED || status == Status.EXHAUSTED);
    }
}
