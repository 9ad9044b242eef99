package com.campusg.user.domain;

/**
 * A primary e-mail address and its verification status.
 *
 * <p>Addresses are not unique: an address may move from one Clerk user to another, and the deliveries for the two users
 * may arrive in either order.
 *
 * @param value 1 to 255 characters, as Clerk stores it
 * @param verified true only if Clerk reports the address as verified; an unverified address identifies nobody
 */
public record EmailAddress(String value, boolean verified) {

    private static final int MAX_LENGTH = 255;

    public EmailAddress {
        if (value.isBlank() || value.length() > MAX_LENGTH || !Text.isStorable(value)) {
            throw new IllegalArgumentException("An e-mail address has 1 to " + MAX_LENGTH + " characters");
        }
    }

    /**
     * Whether both are the same address: the same letter for letter, ASCII letters in either case. Nothing else is folded,
     * because Unicode folds letters such as the Kelvin sign (U+212A) into ASCII, which another person's address may have.
     */
    public boolean isSameAs(EmailAddress other) {
        return foldAscii(value).equals(foldAscii(other.value));
    }

    private static String foldAscii(String text) {
        StringBuilder folded = new StringBuilder(text);
        for (int i = 0; i < folded.length(); i++) {
            char letter = folded.charAt(i);
            if (letter >= 'A' && letter <= 'Z') {
                folded.setCharAt(i, (char) (letter + ('a' - 'A')));
            }
        }
        return folded.toString();
    }
}
