package com.campusg.clerk.application.port.in;

import com.campusg.clerk.domain.DeliveredChange;

/** Does what one delivery tells of a user, once, alone or together with others. */
@FunctionalInterface
public interface ApplyChange {

    /** What was done is durable when this returns; if this throws, nothing was done. */
    ApplyDelivery.Outcome apply(DeliveredChange change);
}
