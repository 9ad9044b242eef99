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
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * An endless row of people, each fully determined by the seed and the place in the row. Some have no username, some a
 * phone number, few no e-mail address, and one in ten has not verified it: as in life.
 */
final class People {
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
    private static final Duration BETWEEN_SIGN_UPS = Duration.ofSeconds(30);
    private static final long STRIDE = 0x9E37_79B9_7F4A_7C15L;
    private static final int PHONE_AREAS = 1000;

    private final long seed;
    private final String domain;

    People(long seed, String domain) {
        this.seed = seed;
        this.domain = domain;
    }

    User at(int index) {
        return at(index, FIRST_SIGN_UP.plus(BETWEEN_SIGN_UPS.multipliedBy(index)));
    }

    User at(int index, Instant signedUp) {
        SplittableRandom random = new SplittableRandom(seed * 31 + domain.hashCode() ^ index * STRIDE);
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
                signedUp,
                signedUp);
    }

    /** Nobody else's, as long as the mark is not used twice. */
    String emailAddress(int index, String mark) {
        return "student%d%s.s%d@%s".formatted(index, mark, seed, domain).toLowerCase(Locale.ROOT);
    }

    static String firstName(RandomGenerator random) {
        return pick(FIRST_NAMES, random);
    }

    static String lastName(RandomGenerator random) {
        return pick(LAST_NAMES, random);
    }

    /** In the country code 999, which is nobody's. */
    private String phoneNumber(int index) {
        long area = Math.floorMod(seed + domain.hashCode(), PHONE_AREAS);
        return "+999%03d%08d".formatted(area, index);
    }

    private static Identifications identifications(
            @Nullable String value, boolean verified, Instant at, RandomGenerator random) {
        return Identifications.startingWith(
                value == null
                        ? List.of()
                        : List.of(new Identification(Ids.next("idn_", random), value, verified, at, at)));
    }

    private static String pick(List<String> names, RandomGenerator random) {
        return names.get(random.nextInt(names.size()));
    }
}
