package dev.clerkemulator.population;

import dev.clerkemulator.user.Identification;
import dev.clerkemulator.user.User;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A storm that has been let loose.
 *
 * @param expected how each of its users is in the end
 * @param messageIds of its events, each named once
 * @param sent how many events were sent, repetitions included and retries not
 */
public record Storm(Wish wish, List<Expectation> expected, Set<String> messageIds, int sent) {

    /**
     * What a storm is to be like.
     *
     * @param shuffle how far an event may come too late, as a share of the whole storm: 0 for order
     * @param duplicates the share of events sent twice
     * @param deletions the share of changes that delete a user
     */
    public record Wish(long seed, int users, int changes, double shuffle, double duplicates, double deletions) {
        private static final int MOST = 1_000_000;

        public Wish {
            boolean shares = isShare(shuffle) && isShare(duplicates) && isShare(deletions);
            boolean numbers = users >= 1 && users <= MOST && changes >= 0 && changes <= MOST;
            if (!shares || !numbers) {
                throw new IllegalArgumentException("users and changes are at most a million, shares are from 0 to 1.");
            }
        }

        private static boolean isShare(double number) {
            return number >= 0 && number <= 1;
        }
    }

    /** The end state of one user, as far as applications keep it. */
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
