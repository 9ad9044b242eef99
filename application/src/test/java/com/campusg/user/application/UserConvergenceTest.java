package com.campusg.user.application;

import static com.campusg.user.application.port.out.UserFixture.ADA;
import static com.campusg.user.application.port.out.UserFixture.NOW;
import static com.campusg.user.application.port.out.UserFixture.profileNamed;
import static org.assertj.core.api.Assertions.assertThat;

import com.campusg.user.application.port.out.InMemoryUserEventOutbox;
import com.campusg.user.application.port.out.InMemoryUsers;
import com.campusg.user.application.port.out.SequentialUserIds;
import com.campusg.user.domain.Revision;
import com.campusg.user.domain.Snapshot;
import com.campusg.user.domain.User;
import com.campusg.user.domain.UserChange;
import com.campusg.user.domain.UserEvent;
import com.campusg.user.domain.UserId;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * The final state of a user depends neither on the order in which changes arrive, nor on duplicates, nor on how the changes
 * are divided into batches. Only the version depends on them.
 */
class UserConvergenceTest {

    private static final int HISTORIES = 2_000;

    @Test
    void endsInTheNewestStateWhateverTheOrder() {
        for (int seed = 0; seed < HISTORIES; seed++) {
            Random random = new Random(seed);
            List<Snapshot> snapshots = anySnapshots(random);
            List<UserChange> changes = new ArrayList<>();
            snapshots.forEach(snapshot -> changes.add(new UserChange.Updated(snapshot)));

            User end = apply(shuffledWithDuplicates(changes, random), random, seed);

            Snapshot newest = Collections.max(snapshots, Comparator.comparing(Snapshot::revision));
            assertThat(end)
                    .as("seed %d", seed)
                    .usingRecursiveComparison()
                    .ignoringFields("version")
                    .isEqualTo(User.registered(new UserId("1"), newest, NOW));
        }
    }

    @Test
    void endsInATombstoneWheneverTheDeletionArrives() {
        for (int seed = 0; seed < HISTORIES; seed++) {
            Random random = new Random(seed);
            List<UserChange> changes = new ArrayList<>(List.of(new UserChange.Deleted(ADA)));
            anySnapshots(random).forEach(snapshot -> changes.add(new UserChange.Updated(snapshot)));

            User end = apply(shuffledWithDuplicates(changes, random), random, seed);

            assertThat(end)
                    .as("seed %d", seed)
                    .usingRecursiveComparison()
                    .ignoringFields("version")
                    .isEqualTo(User.tombstoneOf(new UserId("1"), ADA, NOW));
        }
    }

    /** Few points in time and few names, so that all kinds of ties occur. */
    private static List<Snapshot> anySnapshots(Random random) {
        Map<Revision, Snapshot> byRevision = new HashMap<>();
        IntStream.rangeClosed(0, random.nextInt(8))
                .mapToObj(number -> new Snapshot(
                        ADA,
                        profileNamed("Ada " + random.nextInt(3)),
                        new Revision(NOW.plusMillis(random.nextInt(3)), NOW.plusMillis(random.nextInt(4)))))
                .forEach(snapshot -> byRevision.putIfAbsent(snapshot.revision(), snapshot));
        return List.copyOf(byRevision.values());
    }

    private static List<UserChange> shuffledWithDuplicates(List<UserChange> changes, Random random) {
        List<UserChange> arriving = new ArrayList<>(changes);
        changes.stream().filter(change -> random.nextBoolean()).forEach(arriving::add);
        Collections.shuffle(arriving, random);
        return arriving;
    }

    /** Applies the changes in batches of random size. The clock stands still, so that equal states are equal users. */
    private static User apply(List<UserChange> changes, Random random, int seed) {
        InMemoryUsers users = new InMemoryUsers();
        InMemoryUserEventOutbox outbox = new InMemoryUserEventOutbox();
        ChangeUsersService service =
                new ChangeUsersService(users, new SequentialUserIds(), outbox, List.of(), InstantSource.fixed(NOW));
        int from = 0;
        while (from < changes.size()) {
            int to = Math.min(changes.size(), from + 1 + random.nextInt(4));
            service.change(changes.subList(from, to));
            users.endTransaction();
            from = to;
        }
        User end = users.find(ADA).orElseThrow();
        assertThat(outbox.events())
                .as("seed %d: one event for each version, in order", seed)
                .extracting(UserEvent::version)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, end.version()).boxed().toList());
        return end;
    }
}
