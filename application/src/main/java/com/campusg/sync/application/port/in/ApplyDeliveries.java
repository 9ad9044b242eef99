package com.campusg.sync.application.port.in;

import com.campusg.sync.domain.Delivery;
import com.campusg.sync.domain.ProcessedDelivery;
import java.util.List;

/** Applies genuine deliveries to the users, each once, however often it is received. */
@FunctionalInterface
public interface ApplyDeliveries {

    /**
     * Applies the deliveries in order, in one transaction. All results are durable when this returns; if this throws, none of
     * the deliveries was applied.
     *
     * @return the result of each delivery, in the same order; never {@code QUEUED}
     */
    List<ProcessedDelivery> apply(List<Delivery> deliveries);
}
