package com.campusg.clerk.application.port.in;

import com.campusg.clerk.domain.DeliveredChange;
import java.util.List;

/** Does what deliveries tell of users, each once, however often it comes. */
@FunctionalInterface
public interface ApplyChanges {

    /**
     * Does all of it or, if this throws, nothing.
     *
     * @return what became of each, in the same order
     */
    List<ApplyDelivery.Outcome> apply(List<DeliveredChange> changes);
}
