package com.campusg.user.domain;

/**
 * A primary e-mail address and whether its owner has proven that it is theirs.
 *
 * <p>Addresses are not unique among users of Clerk: one moves from user to user, and the notices of both may arrive in
 * either order.
 *
 * @param value 1 to 255 characters, as Clerk spells it
 * @param verified true only if Clerk says so; an unverified address proves nothing about anybody
 */
public record EmailAddress(String value, boolean verified) {

    private static final int LONGEST = 255;

    public EmailAddress {
        if (value.isBlank() || value.length() > LONGEST || !Text.isStorable(value)) {
            throw new IllegalArgumentException("An e-mail address has 1 to " + LONGEST + " characters");
        }
    }
}
