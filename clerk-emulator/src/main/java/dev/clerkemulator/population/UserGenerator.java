package dev.clerkemulator.population;

import dev.clerkemulator.instance.Ids;
import dev.clerkemulator.user.Identification;
import dev.clerkemulator.user.Identifications;
import dev.clerkemulator.user.Metadata;
import dev.clerkemulator.user.Profile;
import dev.clerkemulator.user.User;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Generates users from a seed and an index: the same seed and index result in the same user. Half of the users have a
 * username, a quarter a phone number, one in fifty has no e-mail address, and one in ten an unverified one.
 */
final class UserGenerator {
    private static final List<String> FIRST_NAMES = List.of(
            "Ada", "Grace", "Alan", "Edsger", "Barbara", "Donald", "Zoë", "Mei", "José", "Amina", "Søren", "Radia",
            "Ken", "Hedy", "Łukasz", "Ngozi", "Ivan", "Yuki", "Fatima", "Tim");
    private static final List<String> LAST_NAMES = List.of(
            "Lovelace",
            "Hopper",
            "Turing",
            "Dijkstra",
            "Liskov",
            "Knuth",
            "Tremblay",
            "Chen",
            "García",
            "Diallo",
            "Kierkegaard",
            "Perlman",
            "Thompson",
            "Lamarr",
            "Nowak",
            "Okafor",
            "Petrov",
            "Tanaka",
            "Haddad",
            "O’Neill");
    private static final Instant FIRST_SIGN_UP = Instant.parse("2025-01-01T00:00:00Z");
    private static final Duration SIGN_UP_INTERVAL = Duration.ofSeconds(30);
    private static final long INDEX_MULTIPLIER = 0x9E37_79B9_7F4A_7C15L;
    private static final int AREA_CODES = 1000;

    private final long seed;
    private final String domain;

    UserGenerator(long seed, String domain) {
        this.seed = seed;
        this.domain = domain;
    }

    User user(int index) {
        return user(index, FIRST_SIGN_UP.plus(SIGN_UP_INTERVAL.multipliedBy(index)));
    }

    User user(int index, Instant signedUp) {
        SplittableRandom random = new SplittableRandom(seed * 31 + domain.hashCode() ^ index * INDEX_MULTIPLIER);
        String id = Ids.next("user_", random);
        String firstName = pick(FIRST_NAMES, random);
        String lastName = pick(LAST_NAMES, random);
        boolean hasEmail = random.nextInt(50) > 0;
        boolean verified = random.nextInt(10) > 0;
        boolean hasPhone = !hasEmail || random.nextInt(4) == 0;
        boolean hasUsername = random.nextBoolean();
        return new User(
                id,
                new Profile(null, hasUsername ? "u" + seed + "_" + index : null, firstName, lastName, null),
                Metadata.NONE,
                identifications(hasEmail ? emailAddress(index, "") : null, verified, signedUp, random),
                identifications(hasPhone ? phoneNumber(index) : null, true, signedUp, random),
                false,
                false,
                Map.of(),
                signedUp,
                signedUp);
    }

    /** Returns an address that is unique for index and suffix. */
    String emailAddress(int index, String suffix) {
        return "student%d%s.s%d@%s".formatted(index, suffix, seed, domain).toLowerCase(Locale.ROOT);
    }

    static String firstName(RandomGenerator random) {
        return pick(FIRST_NAMES, random);
    }

    static String lastName(RandomGenerator random) {
        return pick(LAST_NAMES, random);
    }

    /** Returns a number with the unassigned country code 999. */
    private String phoneNumber(int index) {
        long area = Math.floorMod(seed + domain.hashCode(), AREA_CODES);
        return "+999%03d%08d".formatted(area, index);
    }

    private static Identifications identifications(
            @Nullable String value, boolean verified, Instant createdAt, RandomGenerator random) {
        return Identifications.startingWith(
                value == null
                        ? List.of()
                        : List.of(new Identification(Ids.next("idn_", random), value, verified, createdAt, createdAt)));
    }

    private static String pick(List<String> names, RandomGenerator random) {
        return names.get(random.nextInt(names.size()));
    }
}
