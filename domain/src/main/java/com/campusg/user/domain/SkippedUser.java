package com.campusg.user.domain;

/**
 * A user that was skipped because its data cannot be kept or read. Other users are not affected.
 *
 * @param id identifies the user for an operator: Clerk's id, or the id at CampusG of a row without one. Any text; control
 *     characters are replaced, and it is cut after 100 characters.
 * @param reason contains no personal data; treated in the same way
 */
public record SkippedUser(String id, String reason) {

    private static final int MAX_LENGTH = 100;

    public SkippedUser {
        id = printable(id);
        reason = printable(reason);
    }

    private static String printable(String text) {
        return text.substring(0, Math.min(text.length(), MAX_LENGTH)).replaceAll("\\p{C}", "?");
    }
}
