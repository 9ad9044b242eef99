package com.campusg.clerk.adapter.in.cli;

import org.springframework.core.NestedExceptionUtils;

/** What stopped a command, for whoever typed it. */
final class Failures {

    private Failures() {}

    static String inOneLine(Exception failure) {
        Throwable cause = NestedExceptionUtils.getMostSpecificCause(failure);
        String message = cause.getMessage();
        return message == null
                ? cause.getClass().getSimpleName()
                : message.lines().findFirst().orElse(message);
    }
}
