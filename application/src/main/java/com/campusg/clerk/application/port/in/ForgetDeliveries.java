package com.campusg.clerk.application.port.in;

/** Forgets deliveries that are so old that Clerk sends them no more. */
@FunctionalInterface
public interface ForgetDeliveries {

    /**
     * Forgets some, so that nobody has to wait for long.
     *
     * @return whether there may be more
     */
    boolean forgetSome();
}
