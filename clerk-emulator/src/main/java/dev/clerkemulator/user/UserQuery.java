package dev.clerkemulator.user;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Filters of a user list. An empty list or null matches all users.
 *
 * @param others further conditions, all of which must be met
 */
public record UserQuery(
        List<String> ids,
        List<String> emailAddresses,
        List<String> phoneNumbers,
        List<String> usernames,
        List<String> externalIds,
        @Nullable String text,
        @Nullable Instant createdBefore,
        @Nullable Instant createdAfter,
        List<Predicate<User>> others) {

    public static final UserQuery ALL =
            new UserQuery(List.of(), List.of(), List.of(), List.of(), List.of(), null, null, null, List.of());

    /** Matches users whose id, names, username, e-mail addresses or phone numbers contain the text. */
    public static UserQuery containing(String text) {
        return new UserQuery(List.of(), List.of(), List.of(), List.of(), List.of(), text, null, null, List.of());
    }

    /** The order of a list. Users with equal values are ordered by id, so that pages do not overlap. */
    public record Order(By by, boolean ascending) {
        public static final Order NEWEST_FIRST = new Order(By.CREATED_AT, false);

        Comparator<User> comparator() {
            Comparator<User> comparator = by.comparator().thenComparing(User::id);
            return ascending ? comparator : comparator.reversed();
        }
    }

    public enum By {
        CREATED_AT,
        UPDATED_AT,
        EMAIL_ADDRESS,
        PHONE_NUMBER,
        USERNAME,
        FIRST_NAME,
        LAST_NAME,
        WEB3WALLET,
        LAST_ACTIVE_AT,
        LAST_SIGN_IN_AT;

        private Comparator<User> comparator() {
            return switch (this) {
                case CREATED_AT -> Comparator.comparing(User::createdAt);
                case UPDATED_AT -> Comparator.comparing(User::updatedAt);
                case EMAIL_ADDRESS -> Comparator.comparing(user -> primary(user.emailAddresses()));
                case PHONE_NUMBER -> Comparator.comparing(user -> primary(user.phoneNumbers()));
                case USERNAME ->
                    Comparator.comparing(user -> orEmpty(user.profile().username()));
                case FIRST_NAME ->
                    Comparator.comparing(user -> orEmpty(user.profile().firstName()));
                case LAST_NAME ->
                    Comparator.comparing(user -> orEmpty(user.profile().lastName()));
                case LAST_ACTIVE_AT -> Comparator.comparingLong(user -> user.time("last_active_at"));
                case LAST_SIGN_IN_AT -> Comparator.comparingLong(user -> user.time("last_sign_in_at"));
                // No user has a wallet.
                case WEB3WALLET -> (_, _) -> 0;
            };
        }

        private static String orEmpty(@Nullable String text) {
            return text == null ? "" : text;
        }

        private static String primary(Identifications identifications) {
            return identifications.primary().map(Identification::value).orElse("");
        }
    }

    boolean matches(User user) {
        return (ids.isEmpty() || ids.contains(user.id()))
                && matchesAny(emailAddresses, values(user.emailAddresses()))
                && matchesAny(phoneNumbers, values(user.phoneNumbers()))
                && matchesAny(usernames, Stream.ofNullable(user.profile().username()))
                && matchesAny(externalIds, Stream.ofNullable(user.profile().externalId()))
                && (createdBefore == null || user.createdAt().isBefore(createdBefore))
                && (createdAfter == null || user.createdAt().isAfter(createdAfter))
                && (text == null || contains(user, text.toLowerCase(Locale.ROOT)))
                && others.stream().allMatch(other -> other.test(user));
    }

    private static boolean matchesAny(List<String> expected, Stream<String> actual) {
        return expected.isEmpty() || actual.anyMatch(value -> expected.stream().anyMatch(value::equalsIgnoreCase));
    }

    private static Stream<String> values(Identifications identifications) {
        return identifications.entries().stream().map(Identification::value);
    }

    private static boolean contains(User user, String lowerCaseText) {
        Profile profile = user.profile();
        Stream<String> profileTexts = Stream.of(
                        Optional.ofNullable(profile.username()),
                        Optional.ofNullable(profile.firstName()),
                        Optional.ofNullable(profile.lastName()))
                .flatMap(Optional::stream);
        return Stream.of(Stream.of(user.id()), profileTexts, values(user.emailAddresses()), values(user.phoneNumbers()))
                .flatMap(texts -> texts)
                .anyMatch(value -> value.toLowerCase(Locale.ROOT).contains(lowerCaseText));
    }
}
