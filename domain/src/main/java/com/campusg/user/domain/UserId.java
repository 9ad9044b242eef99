package com.campusg.user.domain;

/**
 * CampusG's own id of a user. Orders, payments and ratings refer to it; it never changes.
 *
 * @param value 1 to 36 characters; a UUID for users that this service created
 */
public record UserId(String value) {

    private static final int MAX_LENGTH = 36;

    public UserId {
        if (value.isBlank() || value.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("A user id has 1 to " + MAX_LENGTH + " characters");
        }
    }
}
