package dev.clerkemulator.control;

/** The control API cannot do what was asked; the message says why, to the caller. */
public final class InvalidRequest extends RuntimeException {

    InvalidRequest(String message) {
        super(message);
    }
}
