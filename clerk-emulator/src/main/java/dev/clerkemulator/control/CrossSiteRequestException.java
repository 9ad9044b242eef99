package dev.clerkemulator.control;

/** A page of another site sent a state-changing request. */
public final class CrossSiteRequestException extends RuntimeException {

    CrossSiteRequestException() {
        super("State-changing requests of other sites are not allowed.");
    }
}
