package dev.clerkemulator.user;

import java.util.Locale;
import java.util.regex.Pattern;

/** Validates e-mail addresses and phone numbers according to Clerk's rules. */
public final class ContactFormats {
    private static final Pattern EMAIL_ADDRESS = Pattern.compile("[^\\s@]+@[^\\s@]+\\.[^\\s@.]+");
    private static final Pattern PHONE_NUMBER = Pattern.compile("\\+[1-9][0-9]{6,14}");

    private ContactFormats() {}

    public static String parameter(Identification.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    /**
     * Returns the value in the form in which Clerk stores it.
     *
     * @throws MalformedContactException if the value is invalid
     */
    public static String checked(Identification.Kind kind, String value) {
        return switch (kind) {
            case EMAIL_ADDRESS -> {
                require(EMAIL_ADDRESS, value, kind, "must be a valid e-mail address.");
                yield value.toLowerCase(Locale.ROOT);
            }
            case PHONE_NUMBER -> {
                require(PHONE_NUMBER, value, kind, "must be a phone number in E.164 form, such as +12025550123.");
                yield value;
            }
        };
    }

    private static void require(Pattern pattern, String value, Identification.Kind kind, String requirement) {
        if (!pattern.matcher(value).matches()) {
            throw new MalformedContactException(parameter(kind), requirement);
        }
    }
}
