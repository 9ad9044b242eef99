package com.campusg.user.domain;

import org.jspecify.annotations.Nullable;

/**
 * What Clerk says about a person. Any part may be unknown and may become unknown again.
 *
 * @param email the primary address, null where there is none, as for users who signed up by phone
 * @param username null where the user has none
 * @param firstName null where the user gave none
 * @param lastName null where the user gave none
 * @param phoneNumber the primary number in E.164 form, null where there is none
 * @param imageUrl where the picture is served, null where unknown
 */
public record Profile(
        @Nullable EmailAddress email,
        @Nullable String username,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String phoneNumber,
        @Nullable String imageUrl) {

    private static final Profile BLANK = new Profile(null, null, null, null, null, null);

    public Profile {
        if (!Text.isStorable(username)
                || !Text.isStorable(firstName)
                || !Text.isStorable(lastName)
                || !Text.isStorable(phoneNumber)
                || !Text.isStorable(imageUrl)) {
            throw new IllegalArgumentException("A profile holds well-formed text without U+0000");
        }
    }

    /** A profile in which nothing is known. */
    public static Profile blank() {
        return BLANK;
    }

    /** Whether this is the primary address, spelt in upper or lower case. */
    public boolean isReachedAt(EmailAddress address) {
        return email != null && email.value().equalsIgnoreCase(address.value());
    }

    /** Whether this is the primary address, letter for letter. */
    boolean spells(EmailAddress address) {
        return email != null && email.value().equals(address.value());
    }
}
