package com.campusg.user.domain;

/**
 * CampusG's own, lasting name for a user: orders, payments and ratings refer to it, whatever happens at Clerk.
 *
 * @param value 1 to 36 characters; a UUID for all users that this service registered
 */
public record UserId(String value) {

    private static final int LONGEST = 36;

    public UserId {
        if (value.isBlank() || value.length() > LONGEST) {
            throw new IllegalArgumentException("A user id has 1 to " + LONGEST + " characters");
        }
    }
}
