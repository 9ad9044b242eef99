package com.campusg.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;

/** Formats a request for the log: method, path and, of a delivery, the id. */
final class LoggedRequest {

    private static final int MAX_LENGTH = 256;

    /** Everything else could forge log entries. */
    private static final Pattern NOT_LOGGABLE = Pattern.compile("[^\\x21-\\x7E]");

    private LoggedRequest() {}

    /** For example {@code POST /api/webhook/clerk, svix-id msg_2bX9}. Contains no query string. */
    static String of(HttpServletRequest request) {
        String text = request.getMethod() + " " + loggable(request.getRequestURI());
        String id = request.getHeader("svix-id");
        if (id == null) {
            id = request.getHeader("webhook-id");
        }
        return id == null ? text : text + ", svix-id " + loggable(id);
    }

    private static String loggable(String text) {
        String bounded = text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) : text;
        return NOT_LOGGABLE.matcher(bounded).replaceAll("?");
    }
}
