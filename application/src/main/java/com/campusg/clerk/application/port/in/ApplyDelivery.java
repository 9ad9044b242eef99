package com.campusg.clerk.application.port.in;

import com.campusg.clerk.domain.Delivery;
import com.campusg.clerk.domain.Envelope;

/** Does what a genuine delivery tells, once, however often it comes. */
@FunctionalInterface
public interface ApplyDelivery {

    /** Applies the delivery. What it did is durable when this returns; if this throws, nothing was done. */
    Outcome apply(Delivery delivery);

    /** What became of the delivery. */
    sealed interface Outcome {

        /** A user changed. */
        record Applied(Envelope envelope) implements Outcome {}

        /** This delivery was done before. */
        record Duplicate(Envelope envelope) implements Outcome {}

        /** It told of a state no newer than the one we have. */
        record Stale(Envelope envelope) implements Outcome {}

        /** It is none of our concern: of a type that is not ours, or from another Clerk instance. */
        record Ignored(Envelope envelope) implements Outcome {}

        /** We could not make sense of it, and keep it for an operator. */
        record Parked(String reason) implements Outcome {}

        /** We could not make sense of it, but it is about somebody who is deleted for good: nothing of it is kept. */
        record Pointless() implements Outcome {}
    }
}
