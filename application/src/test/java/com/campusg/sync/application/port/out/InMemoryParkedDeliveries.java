package com.campusg.sync.application.port.out;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.campusg.sync.domain.Delivery;
import com.campusg.sync.domain.DeliveryId;
import com.campusg.sync.domain.ParkedDelivery;
import com.campusg.user.domain.ClerkUserId;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Parked deliveries in memory. There are no transactions. */
public final class InMemoryParkedDeliveries implements ParkedDeliveries {

    private final Map<DeliveryId, ParkedDelivery> parked = new LinkedHashMap<>();

    @Override
    public void park(ParkedDelivery delivery) {
        parked.putIfAbsent(delivery.delivery().id(), delivery);
    }

    @Override
    public List<ParkedDelivery> all() {
        return parked.values().stream()
                .sorted(Comparator.comparing(each -> each.delivery().receivedAt()))
                .toList();
    }

    @Override
    public long count() {
        return parked.size();
    }

    @Override
    public Optional<ParkedDelivery> find(DeliveryId id) {
        return Optional.ofNullable(parked.get(id));
    }

    @Override
    public void delete(DeliveryId id) {
        parked.remove(id);
    }

    @Override
    public Optional<Instant> lastReceivedAt() {
        return parked.values().stream()
                .map(each -> each.delivery().receivedAt())
                .max(Comparator.naturalOrder());
    }

    @Override
    public int deleteReceivedBefore(Instant before, int limit) {
        List<DeliveryId> oldest = all().stream()
                .map(ParkedDelivery::delivery)
                .filter(delivery -> delivery.receivedAt().isBefore(before))
                .limit(limit)
                .map(Delivery::id)
                .toList();
        oldest.forEach(parked::remove);
        return oldest.size();
    }

    @Override
    public void erase(Set<ClerkUserId> deleted) {
        parked.values().removeIf(each -> {
            String payload = new String(each.delivery().payload().bytes(), ISO_8859_1);
            return deleted.stream().map(ClerkUserId::value).anyMatch(payload::contains);
        });
    }

    /** Returns the same parked deliveries. */
    public InMemoryParkedDeliveries copy() {
        InMemoryParkedDeliveries copy = new InMemoryParkedDeliveries();
        copy.parked.putAll(parked);
        return copy;
    }
}
