package com.campusg.sync.application.port.out;

import com.campusg.sync.domain.DeliveryId;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An inbox in memory. There are no transactions. */
public final class InMemoryDeliveryInbox implements DeliveryInbox {

    private final Map<DeliveryId, Entry> entries = new LinkedHashMap<>();
    private final ParkedDeliveries parkedDeliveries;

    /** @param parkedDeliveries what may be parked */
    public InMemoryDeliveryInbox(ParkedDeliveries parkedDeliveries) {
        this.parkedDeliveries = parkedDeliveries;
    }

    @Override
    public Recorded record(List<Entry> recorded) {
        Set<DeliveryId> added = new HashSet<>();
        Set<DeliveryId> parked = new HashSet<>();
        for (Entry entry : recorded) {
            if (entries.putIfAbsent(entry.id(), entry) == null) {
                added.add(entry.id());
            }
            if (parkedDeliveries.find(entry.id()).isPresent()) {
                parked.add(entry.id());
            }
        }
        return new Recorded(added, parked);
    }

    @Override
    public Optional<Instant> lastReceivedAt() {
        return entries.values().stream().map(Entry::receivedAt).max(Comparator.naturalOrder());
    }

    @Override
    public int deleteReceivedBefore(Instant before, int limit) {
        List<DeliveryId> oldest = entries.values().stream()
                .filter(entry -> entry.receivedAt().isBefore(before))
                .sorted(Comparator.comparing(Entry::receivedAt))
                .limit(limit)
                .map(Entry::id)
                .toList();
        oldest.forEach(entries::remove);
        return oldest.size();
    }

    /** Returns an inbox with the same records. */
    public InMemoryDeliveryInbox copy(ParkedDeliveries copyOfParkedDeliveries) {
        InMemoryDeliveryInbox copy = new InMemoryDeliveryInbox(copyOfParkedDeliveries);
        copy.entries.putAll(entries);
        return copy;
    }

    /** All records, in the order in which they were recorded. */
    public List<Entry> entries() {
        return List.copyOf(entries.values());
    }
}
