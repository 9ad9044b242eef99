package com.campusg.resilience;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicLong;

/** Counts the outcomes of all attempts on the side of the sender. */
final class DeliveryLog {

    private final AtomicLong acknowledgements = new AtomicLong();
    private final AtomicLong slowestNanos = new AtomicLong();
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final Map<String, AtomicLong> rejections = new ConcurrentSkipListMap<>();
    private final Set<String> codes = new ConcurrentSkipListSet<>();
    private final Set<String> results = new ConcurrentSkipListSet<>();

    /** Records an acknowledged delivery, which must not be lost. */
    void acknowledged(String id, String response, Duration duration) {
        acknowledged.add(id);
        results.add(response);
        acknowledgements.incrementAndGet();
        recordDuration(duration);
    }

    /** Records a rejection with the code of the problem. */
    void rejected(int status, String code, Duration duration) {
        codes.add(code);
        rejected(Integer.toString(status), duration);
    }

    /** @param reason the status, or {@code timeout} or {@code connection} if there was no response */
    void rejected(String reason, Duration duration) {
        rejections.computeIfAbsent(reason, key -> new AtomicLong()).incrementAndGet();
        recordDuration(duration);
    }

    private void recordDuration(Duration duration) {
        slowestNanos.accumulateAndGet(duration.toNanos(), Math::max);
    }

    long acknowledgements() {
        return acknowledgements.get();
    }

    Set<String> acknowledgedIds() {
        return Set.copyOf(acknowledged);
    }

    /** Number of rejections by status or reason. */
    Map<String, AtomicLong> rejections() {
        return rejections;
    }

    long rejections(String reason) {
        AtomicLong count = rejections.get(reason);
        return count == null ? 0 : count.get();
    }

    /** Codes of the problems in rejections. */
    Set<String> codes() {
        return codes;
    }

    /** Bodies of the acknowledgements. */
    Set<String> results() {
        return results;
    }

    long sent() {
        return acknowledgements()
                + rejections.values().stream().mapToLong(AtomicLong::get).sum();
    }

    Duration slowest() {
        return Duration.ofNanos(slowestNanos.get());
    }
}
