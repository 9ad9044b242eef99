package com.campusg.clerk.application.port.in;

import com.campusg.clerk.domain.Delivery;

/** Does what a genuine delivery tells, once, however often it comes. */
@FunctionalInterface
public interface ApplyDelivery {

    /** Applies the delivery. What it did is durable when this returns; if this throws, nothing was done. */
    Outcome apply(Delivery delivery);

    /** What became of the delivery. */
    sealed interface Outcome {

        /** A user changed. */
        record Applied() implements Outcome {}

        /** This delivery was done before. */
        record Duplicate() implements Outcome {}

        /** It told of a state no newer than the one we have. */
        record Stale() implements Outcome {}

        /** It is none of our concern. */
        record Ignored() implements Outcome {}

        /** We could not make sense of it, and keep it for an operator. */
        record Parked() implements Outcome {}
    }
}
