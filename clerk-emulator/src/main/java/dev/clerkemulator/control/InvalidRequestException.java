package dev.clerkemulator.control;

/** A request to the control API is invalid. The message is returned to the caller. */
public final class InvalidRequestException extends RuntimeException {

    InvalidRequestException(String message) {
        super(message);
    }
}
