package com.campusg.clerk.application.port.out;

import com.campusg.clerk.domain.DeliveryId;
import com.campusg.clerk.domain.ParkedDelivery;
import com.campusg.user.domain.ClerkUserId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The deliveries that we could not make sense of. They hold personal data.
 *
 * <p>What an adapter must guarantee: writing is part of the caller's transaction.
 */
public interface ParkedDeliveries {

    /** All of them, those that came first before others. */
    List<ParkedDelivery> all();

    long count();

    Optional<ParkedDelivery> find(DeliveryId id);

    /** Removes it, if it is there. */
    void remove(DeliveryId id);

    /**
     * Removes those in whose payload any of these users is named by id.
     *
     * @return how many there were
     */
    int removeAbout(Set<ClerkUserId> clerkUserIds);
}
