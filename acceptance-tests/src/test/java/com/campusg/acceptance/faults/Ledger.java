package com.campusg.acceptance.faults;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicLong;

/** The sender's own book of what came of each attempt. */
final class Ledger {

    private final AtomicLong acknowledgements = new AtomicLong();
    private final AtomicLong slowestNanos = new AtomicLong();
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final Map<String, AtomicLong> refusals = new ConcurrentSkipListMap<>();
    private final Set<String> codes = new ConcurrentSkipListSet<>();
    private final Set<String> results = new ConcurrentSkipListSet<>();

    /** The service took it upon itself: from now on it must not be lost. */
    void acknowledged(String id, String answer, Duration took) {
        acknowledged.add(id);
        results.add(answer);
        acknowledgements.incrementAndGet();
        noteTime(took);
    }

    /** The service said why. */
    void refused(int status, String code, Duration took) {
        codes.add(code);
        refused(Integer.toString(status), took);
    }

    /** @param how the status, or a word for no answer at all */
    void refused(String how, Duration took) {
        refusals.computeIfAbsent(how, key -> new AtomicLong()).incrementAndGet();
        noteTime(took);
    }

    private void noteTime(Duration took) {
        slowestNanos.accumulateAndGet(took.toNanos(), Math::max);
    }

    long acknowledgements() {
        return acknowledgements.get();
    }

    Set<String> acknowledgedIds() {
        return Set.copyOf(acknowledged);
    }

    /** How often each kind of refusal came. */
    Map<String, AtomicLong> refusals() {
        return refusals;
    }

    long refusals(String how) {
        AtomicLong count = refusals.get(how);
        return count == null ? 0 : count.get();
    }

    /** What the answers said was the reason of refusals. */
    Set<String> codes() {
        return codes;
    }

    /** What the answers said had come of deliveries. */
    Set<String> results() {
        return results;
    }

    long sent() {
        return acknowledgements()
                + refusals.values().stream().mapToLong(AtomicLong::get).sum();
    }

    Duration slowest() {
        return Duration.ofNanos(slowestNanos.get());
    }
}
