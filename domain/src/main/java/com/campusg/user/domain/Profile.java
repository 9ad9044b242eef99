package com.campusg.user.domain;

import org.jspecify.annotations.Nullable;

/**
 * What Clerk reports about a user. Each member but {@code banned} may be null and may become null again.
 *
 * @param email the primary address; null if the user has none, for example after signing up by phone
 * @param username null if the user has none
 * @param firstName null if not given
 * @param lastName null if not given
 * @param phoneNumber the primary number in E.164 format; null if the user has none
 * @param imageUrl URL of the picture; null if there is none
 * @param banned whether Clerk refuses to sign the user in
 */
public record Profile(
        @Nullable EmailAddress email,
        @Nullable String username,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String phoneNumber,
        @Nullable String imageUrl,
        boolean banned) {

    private static final Profile BLANK = new Profile(null, null, null, null, null, null, false);

    public Profile {
        if (!Text.isStorable(username)
                || !Text.isStorable(firstName)
                || !Text.isStorable(lastName)
                || !Text.isStorable(phoneNumber)
                || !Text.isStorable(imageUrl)) {
            throw new IllegalArgumentException("A profile holds well-formed text without U+0000");
        }
    }

    /** A profile without any data. */
    public static Profile blank() {
        return BLANK;
    }

    /** Whether this is the primary address, see {@link EmailAddress#isSameAs}. */
    public boolean hasEmail(EmailAddress address) {
        return email != null && email.isSameAs(address);
    }

    /** Whether this is the primary address, in the same spelling. */
    boolean hasExactEmail(EmailAddress address) {
        return email != null && email.value().equals(address.value());
    }
}
