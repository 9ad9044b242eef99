package dev.clerkemulator.population;

import dev.clerkemulator.user.Identification;
import dev.clerkemulator.user.User;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A storm: a burst of user changes whose messages are published out of order.
 *
 * @param expected the expected final state of each user
 * @param messageIds the distinct ids of the messages
 * @param sent the number of published messages, including duplicates and excluding retries
 */
public record Storm(Options options, List<Expectation> expected, Set<String> messageIds, int sent) {

    /**
     * The options of a storm.
     *
     * @param users 1 to 1,000,000
     * @param changes 0 to 1,000,000
     * @param shuffle the maximum delay of a message as a fraction of the storm, 0 to 1; 0 keeps the order
     * @param duplicates the fraction of messages that are sent twice, 0 to 1
     * @param deletions the fraction of changes that delete a user, 0 to 1
     */
    public record Options(long seed, int users, int changes, double shuffle, double duplicates, double deletions) {
        private static final int MAX_COUNT = 1_000_000;

        public Options {
            boolean validFractions = isFraction(shuffle) && isFraction(duplicates) && isFraction(deletions);
            boolean validCounts = users >= 1 && users <= MAX_COUNT && changes >= 0 && changes <= MAX_COUNT;
            if (!validFractions || !validCounts) {
                throw new IllegalArgumentException(
                        "users and changes must be at most 1,000,000; shuffle, duplicates and deletions must be from 0 to 1.");
            }
        }

        private static boolean isFraction(double number) {
            return number >= 0 && number <= 1;
        }
    }

    /** The expected final state of a user. All members except the id are null if the user is deleted. */
    public record Expectation(
            String id,
            boolean deleted,
            @Nullable String firstName,
            @Nullable String lastName,
            @Nullable String username,
            @Nullable String emailAddress,
            @Nullable Boolean emailVerified,
            @Nullable String phoneNumber,
            @Nullable Long updatedAt) {

        static Expectation of(String id, Optional<User> found) {
            if (found.isEmpty()) {
                return new Expectation(id, true, null, null, null, null, null, null, null);
            }
            User user = found.get();
            Optional<Identification> email = user.emailAddresses().primary();
            return new Expectation(
                    id,
                    false,
                    user.profile().firstName(),
                    user.profile().lastName(),
                    user.profile().username(),
                    email.map(Identification::value).orElse(null),
                    email.map(Identification::verified).orElse(null),
                    user.phoneNumbers().primary().map(Identification::value).orElse(null),
                    user.updatedAt().toEpochMilli());
        }
    }
}
