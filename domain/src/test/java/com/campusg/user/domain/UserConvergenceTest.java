package com.campusg.user.domain;

import static com.campusg.user.domain.UserFixture.ADA;
import static com.campusg.user.domain.UserFixture.ID;
import static com.campusg.user.domain.UserFixture.NOW;
import static com.campusg.user.domain.UserFixture.profileNamed;
import static com.campusg.user.domain.UserFixture.snapshotOf;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Whatever order the notices of one user come in, and however often: the end is the same, but for how often it changed. */
class UserConvergenceTest {

    private static final int HISTORIES = 2_000;

    @Test
    void endsInNewestStateWhateverTheOrder() {
        for (int seed = 0; seed < HISTORIES; seed++) {
            Random random = new Random(seed);
            List<Snapshot> snapshots = anySnapshots(random);
            List<Notice> notices = new ArrayList<>();
            snapshots.forEach(snapshot -> notices.add(new Told(snapshot)));

            User end = live(shuffledWithRepeats(notices, random));

            Snapshot newest = Collections.max(snapshots, Comparator.comparing(Snapshot::revision));
            assertThat(end)
                    .as("seed %d", seed)
                    .usingRecursiveComparison()
                    .ignoringFields("version")
                    .isEqualTo(User.registered(ID, newest, NOW));
        }
    }

    @Test
    void endsInTombstoneWheneverTheDeletionComes() {
        for (int seed = 0; seed < HISTORIES; seed++) {
            Random random = new Random(seed);
            List<Notice> notices = new ArrayList<>(List.of(new Deleted()));
            anySnapshots(random).forEach(snapshot -> notices.add(new Told(snapshot)));

            User end = live(shuffledWithRepeats(notices, random));

            assertThat(end)
                    .as("seed %d", seed)
                    .usingRecursiveComparison()
                    .ignoringFields("version")
                    .isEqualTo(User.neverMet(ID, ADA, NOW));
        }
    }

    /** Of few moments, few times of sending and few names, so that all kinds of ties come up. */
    private static List<Snapshot> anySnapshots(Random random) {
        Map<Revision, Snapshot> byRevision = new HashMap<>();
        IntStream.rangeClosed(0, random.nextInt(8))
                .mapToObj(number -> snapshotOf(
                        profileNamed("Ada " + random.nextInt(3)),
                        NOW.plusMillis(random.nextInt(3)),
                        NOW.plusMillis(random.nextInt(4))))
                .forEach(snapshot -> byRevision.putIfAbsent(snapshot.revision(), snapshot));
        return List.copyOf(byRevision.values());
    }

    private static List<Notice> shuffledWithRepeats(List<Notice> notices, Random random) {
        List<Notice> delivered = new ArrayList<>(notices);
        notices.stream().filter(notice -> random.nextBoolean()).forEach(delivered::add);
        Collections.shuffle(delivered, random);
        return delivered;
    }

    /** Time stands still, so that users who differ in nothing else are equal. */
    private static User live(List<Notice> notices) {
        Optional<User> user = Optional.empty();
        for (Notice notice : notices) {
            user = Optional.of(user.map(notice::next).orElseGet(notice::first));
        }
        return user.orElseThrow();
    }

    private interface Notice {

        User first();

        User next(User user);
    }

    private record Told(Snapshot snapshot) implements Notice {

        @Override
        public User first() {
            return User.registered(ID, snapshot, NOW);
        }

        @Override
        public User next(User user) {
            return switch (user.sync(snapshot, NOW)) {
                case User.Sync.Changed(User changed) -> changed;
                case User.Sync.Confirmed(User confirmed) -> confirmed;
                case User.Sync.Stale() -> user;
            };
        }
    }

    private record Deleted() implements Notice {

        @Override
        public User first() {
            return User.neverMet(ID, ADA, NOW);
        }

        @Override
        public User next(User user) {
            return user.isDeleted() ? user : user.erased(NOW);
        }
    }
}
