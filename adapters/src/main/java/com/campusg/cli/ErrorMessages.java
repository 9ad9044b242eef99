package com.campusg.cli;

import org.springframework.core.NestedExceptionUtils;

/** Formats the failure of a command. */
final class ErrorMessages {

    private ErrorMessages() {}

    /** The first line of the root cause's message. */
    static String firstLine(Exception failure) {
        Throwable cause = NestedExceptionUtils.getMostSpecificCause(failure);
        String message = cause.getMessage();
        return message == null
                ? cause.getClass().getSimpleName()
                : message.lines().findFirst().orElse(message);
    }
}
