package com.campusg.clerk.application.port.out;

import com.campusg.clerk.domain.Delivery;
import com.campusg.clerk.domain.DeliveryId;
import com.campusg.clerk.domain.ParkedDelivery;
import com.campusg.user.domain.ClerkUserId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Deliveries for as long as a test lasts. */
public final class InMemoryDeliveries implements Deliveries, ParkedDeliveries {

    private final Map<DeliveryId, String> types = new HashMap<>();
    private final Map<DeliveryId, Instant> received = new HashMap<>();
    private final Map<DeliveryId, ParkedDelivery> parked = new HashMap<>();

    @Override
    public Set<DeliveryId> recordAll(List<Entry> entries) {
        Set<DeliveryId> news = new HashSet<>();
        for (Entry entry : entries) {
            parked.remove(entry.id());
            received.putIfAbsent(entry.id(), entry.receivedAt());
            if (types.putIfAbsent(entry.id(), entry.type()) == null) {
                news.add(entry.id());
            }
        }
        return news;
    }

    @Override
    public void park(Delivery delivery, String reason) {
        parked.putIfAbsent(delivery.id(), new ParkedDelivery(delivery, reason));
    }

    /** The type that a delivery was recorded with, or empty if it was not. */
    public Optional<String> type(DeliveryId id) {
        return Optional.ofNullable(types.get(id));
    }

    @Override
    public Optional<Instant> lastReceivedAt() {
        return Stream.concat(
                        received.values().stream(),
                        parked.values().stream().map(each -> each.delivery().receivedAt()))
                .max(Comparator.naturalOrder());
    }

    @Override
    public int forgetReceivedBefore(Instant then, int most) {
        List<DeliveryId> done = received.entrySet().stream()
                .filter(entry -> entry.getValue().isBefore(then))
                .sorted(Map.Entry.comparingByValue())
                .limit(most)
                .map(Map.Entry::getKey)
                .toList();
        done.forEach(received::remove);
        done.forEach(types::remove);
        List<DeliveryId> old = all().stream()
                .map(ParkedDelivery::delivery)
                .filter(delivery -> delivery.receivedAt().isBefore(then))
                .limit(most - done.size())
                .map(Delivery::id)
                .toList();
        old.forEach(parked::remove);
        return done.size() + old.size();
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
    public void remove(DeliveryId id) {
        parked.remove(id);
    }

    @Override
    public int removeAbout(Set<ClerkUserId> clerkUserIds) {
        int before = parked.size();
        parked.values().removeIf(each -> {
            String payload = new String(each.delivery().payload().bytes(), StandardCharsets.ISO_8859_1);
            return clerkUserIds.stream().map(ClerkUserId::value).anyMatch(payload::contains);
        });
        return before - parked.size();
    }
}
