package com.campusg.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.campusg.faults.FaultEnvironment.Event;
import com.campusg.faults.FaultEnvironment.Instance;
import com.campusg.rating.application.port.in.GiveRating;
import com.campusg.rating.domain.OrderId;
import com.campusg.rating.domain.Rater;
import com.campusg.rating.domain.RatingGiven;
import com.campusg.sync.application.port.in.ApplyDeliveries;
import com.campusg.sync.application.port.in.BackfillUsers;
import com.campusg.sync.application.port.in.ReconcileUsers;
import com.campusg.sync.application.port.in.RedriveDelivery;
import com.campusg.sync.application.port.in.SyncProgress;
import com.campusg.sync.domain.DeliveryId;
import com.campusg.user.application.port.out.UserMessage;
import com.campusg.user.domain.ClerkUserId;
import com.campusg.user.domain.Role;
import com.campusg.user.domain.Stars;
import com.campusg.user.domain.UserEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Two operations on two instances, whose requests to the database are sent in every order: the result is that of one operation
 * after the other.
 *
 * <p>{@code -Dcampusg.faults.seed} selects the interleavings of the default build, {@code -Dcampusg.faults.interleavings} limits
 * those of a pair in the profile {@code faults}, {@code -Dcampusg.faults.only} selects pairs that contain this text.
 */
@ResourceLock(FaultEnvironment.SHARED)
class InterleavingsIT {

    /** Of this many pairs the default build selects one, and tests some random interleavings of it. */
    private static final int SHARE = 4;

    private static final int SAMPLES = 3;

    private static final int MAX_INTERLEAVINGS = Integer.getInteger("campusg.faults.interleavings", 1_000);
    private static final long SEED = Long.getLong("campusg.faults.seed", System.nanoTime());
    private static final String ONLY = System.getProperty("campusg.faults.only", "");
    private static final Path REPORT = Path.of("target", "interleavings.md");
    private static final String ADA = "ada.secret@campus.edu";
    private static final String NAME = "Ada Secret";
    private static final String GRACE = "grace.secret@campus.edu";

    private static final FaultEnvironment ENVIRONMENT = FaultEnvironment.shared();

    private final StringBuilder report = new StringBuilder("""
            | pair | interleavings | with a lock wait | serial results | results |
            | --- | ---: | ---: | ---: | ---: |
            """);

    private final List<UserMessage> published = new ArrayList<>();

    /** Two operations on the data that was prepared for them. */
    private record Work(Consumer<Instance> first, Consumer<Instance> second) {}

    /** @param arrange prepares the data */
    private record Pair(String name, Supplier<Work> arrange) {}

    @Test
    void someInterleavingsAreSerializable() throws Exception {
        System.out.println("Interleavings: seed " + SEED + " (-Dcampusg.faults.seed=" + SEED + ")");
        Random random = new Random(SEED);
        for (Pair pair : selected(SHARE)) {
            Set<List<String>> serial = serialResults(pair);
            for (int i = 0; i < SAMPLES; i++) {
                verify(pair, run(pair, step -> random.nextInt(2)), serial);
            }
        }
    }

    @Test
    @Tag("faults")
    void everyInterleavingIsSerializable() throws Exception {
        int total = 0;
        for (Pair pair : selected(1)) {
            Set<List<String>> serial = serialResults(pair);
            Set<List<String>> results = new HashSet<>();
            int waits = 0;
            int interleavings = 0;
            List<Integer> prefix = List.of();
            while (prefix != null && interleavings < MAX_INTERLEAVINGS) {
                Outcome outcome = run(pair, Interleaving.after(prefix));
                verify(pair, outcome, serial);
                results.add(outcome.state());
                interleavings++;
                waits += outcome.trace().waited() ? 1 : 0;
                prefix = outcome.trace().next();
            }
            total += interleavings;
            report.append(String.format(
                    Locale.ROOT,
                    "| %s | %d%s | %d | %d | %d |%n",
                    pair.name(),
                    interleavings,
                    prefix == null ? "" : " of more",
                    waits,
                    serial.size(),
                    results.size()));
        }
        Files.writeString(REPORT, report);
        System.out.printf("Interleavings: %,d%n%s", total, report);
    }

    private record Outcome(Interleaving.Trace trace, List<String> state) {}

    private Set<List<String>> serialResults(Pair pair) {
        Set<List<String>> results = new HashSet<>();
        for (boolean firstIsFirst : new boolean[] {true, false}) {
            Work work = arrange(pair);
            Instance one = ENVIRONMENT.instance(0);
            Instance other = ENVIRONMENT.instance(1);
            if (firstIsFirst) {
                work.first().accept(one);
                work.second().accept(other);
            } else {
                work.second().accept(other);
                work.first().accept(one);
            }
            results.add(state());
        }
        return results;
    }

    private Outcome run(Pair pair, Interleaving.Schedule schedule) throws InterruptedException {
        Work work = arrange(pair);
        try {
            Interleaving.Trace trace = Interleaving.run(
                    ENVIRONMENT,
                    () -> work.first().accept(ENVIRONMENT.instance(0)),
                    () -> work.second().accept(ENVIRONMENT.instance(1)),
                    schedule);
            return new Outcome(trace, state());
        } catch (ExecutionException failure) {
            throw new AssertionError(pair.name(), failure);
        }
    }

    private void verify(Pair pair, Outcome outcome, Set<List<String>> serial) {
        String description = pair.name() + " interleaved as " + outcome.trace().choices();
        assertThat(outcome.state()).as(description).isIn(serial);
        if (pair.name().contains("deletion")) {
            ENVIRONMENT.assertNothingPersonalLeft(ADA, NAME, "Augusta");
        }
        Map<ClerkUserId, Long> versions = new HashMap<>();
        for (UserMessage message : published) {
            UserEvent event = message.event();
            assertThat(event.version())
                    .as("%s: published in order", description)
                    .isGreaterThan(versions.getOrDefault(event.clerkUserId(), 0L));
            versions.put(event.clerkUserId(), event.version());
        }
    }

    private Work arrange(Pair pair) {
        ENVIRONMENT.reset();
        published.clear();
        Work work = pair.arrange().get();
        ENVIRONMENT.instance(0).awaitQuiet();
        ENVIRONMENT.instance(1).awaitQuiet();
        return work;
    }

    private List<String> state() {
        relay(ENVIRONMENT.instance(0));
        return ENVIRONMENT.state();
    }

    private void relay(Instance instance) {
        instance.relay(published::addAll);
    }

    private List<Pair> selected(int share) {
        List<Pair> pairs = pairs();
        return IntStream.range(0, pairs.size())
                .filter(number -> Math.floorMod(number + SEED, share) == 0)
                .mapToObj(pairs::get)
                .filter(pair -> pair.name().contains(ONLY))
                .toList();
    }

    private List<Pair> pairs() {
        return List.of(
                new Pair("delivery / delivery of one user", () -> {
                    String ada = ENVIRONMENT.signUpInSync(ADA, NAME);
                    ENVIRONMENT.rename(ada, "Augusta");
                    Event older = ENVIRONMENT.lastEvent(ada);
                    ENVIRONMENT.rename(ada, "Countess");
                    Event newer = ENVIRONMENT.lastEvent(ada);
                    return new Work(instance -> apply(instance, older), instance -> apply(instance, newer));
                }),
                new Pair("the same delivery twice", () -> {
                    Event event = ENVIRONMENT.lastEvent(ENVIRONMENT.signUp(ADA, NAME));
                    return new Work(instance -> apply(instance, event), instance -> apply(instance, event));
                }),
                new Pair("batch / batch in the opposite order", () -> {
                    String ada = ENVIRONMENT.signUpInSync(ADA, NAME);
                    String grace = ENVIRONMENT.signUpInSync(GRACE, "Grace");
                    ENVIRONMENT.rename(ada, "Augusta");
                    ENVIRONMENT.rename(grace, "Hopper");
                    Event ada1 = ENVIRONMENT.lastEvent(ada);
                    Event grace1 = ENVIRONMENT.lastEvent(grace);
                    ENVIRONMENT.ban(ada);
                    ENVIRONMENT.ban(grace);
                    Event ada2 = ENVIRONMENT.lastEvent(ada);
                    Event grace2 = ENVIRONMENT.lastEvent(grace);
                    return new Work(
                            instance -> apply(instance, ada1, grace1), instance -> apply(instance, grace2, ada2));
                }),
                new Pair("delivery / deletion", () -> {
                    String ada = ENVIRONMENT.signUpInSync(ADA, NAME);
                    ENVIRONMENT.rename(ada, "Augusta");
                    Event update = ENVIRONMENT.lastEvent(ada);
                    ENVIRONMENT.deleteAtClerk(ada);
                    Event deletion = ENVIRONMENT.lastEvent(ada);
                    return new Work(instance -> apply(instance, update), instance -> apply(instance, deletion));
                }),
                new Pair("first delivery / deletion", () -> {
                    String ada = ENVIRONMENT.signUp(ADA, NAME);
                    Event creation = ENVIRONMENT.lastEvent(ada);
                    ENVIRONMENT.deleteAtClerk(ada);
                    Event deletion = ENVIRONMENT.lastEvent(ada);
                    return new Work(instance -> apply(instance, creation), instance -> apply(instance, deletion));
                }),
                new Pair("delivery / first /me", () -> {
                    String ada = ENVIRONMENT.signUp(ADA, NAME);
                    Event creation = ENVIRONMENT.lastEvent(ada);
                    String token = ENVIRONMENT.token(ada);
                    return new Work(
                            instance -> apply(instance, creation),
                            instance -> assertThat(instance.me(token)).isEqualTo(200));
                }),
                new Pair("rating / deletion of the rated user", () -> {
                    String ada = ENVIRONMENT.signUpInSync(ADA, NAME);
                    String grace = ENVIRONMENT.signUpInSync(GRACE, "Grace");
                    ENVIRONMENT.deleteAtClerk(ada);
                    Event deletion = ENVIRONMENT.lastEvent(ada);
                    return new Work(instance -> rate(instance, ada, grace), instance -> apply(instance, deletion));
                }),
                new Pair("rating / deletion of the rater", () -> {
                    String ada = ENVIRONMENT.signUpInSync(ADA, NAME);
                    String grace = ENVIRONMENT.signUpInSync(GRACE, "Grace");
                    ENVIRONMENT.deleteAtClerk(ada);
                    Event deletion = ENVIRONMENT.lastEvent(ada);
                    return new Work(instance -> rate(instance, grace, ada), instance -> apply(instance, deletion));
                }),
                new Pair("rating / rating of each other", () -> {
                    String ada = ENVIRONMENT.signUpInSync(ADA, NAME);
                    String grace = ENVIRONMENT.signUpInSync(GRACE, "Grace");
                    return new Work(instance -> rate(instance, grace, ada), instance -> rate(instance, ada, grace));
                }),
                new Pair("parking / deletion", () -> {
                    String ada = ENVIRONMENT.signUpInSync(ADA, NAME);
                    Event unreadable = ENVIRONMENT.unreadable(ada);
                    ENVIRONMENT.deleteAtClerk(ada);
                    Event deletion = ENVIRONMENT.lastEvent(ada);
                    return new Work(instance -> apply(instance, unreadable), instance -> apply(instance, deletion));
                }),
                new Pair("link / link to one user from before Clerk", () -> {
                    ENVIRONMENT.addUserFromBeforeClerk(ADA);
                    String ada = ENVIRONMENT.signUp(ADA, NAME);
                    Event first = ENVIRONMENT.lastEvent(ada);
                    String grace = ENVIRONMENT.signUp(GRACE, "Grace");
                    Event second = ENVIRONMENT.lastEvent(grace);
                    Event sameAddress = new Event(second.id(), second.body().replace(GRACE, ADA));
                    return new Work(instance -> apply(instance, first), instance -> apply(instance, sameAddress));
                }),
                new Pair("redrive / delivery", () -> {
                    Event event = ENVIRONMENT.lastEvent(ENVIRONMENT.signUp(ADA, NAME));
                    ENVIRONMENT.park(event);
                    return new Work(instance -> redrive(instance, event), instance -> apply(instance, event));
                }),
                new Pair("redrive / deletion", () -> {
                    String ada = ENVIRONMENT.signUp(ADA, NAME);
                    Event event = ENVIRONMENT.lastEvent(ada);
                    ENVIRONMENT.park(event);
                    ENVIRONMENT.deleteAtClerk(ada);
                    Event deletion = ENVIRONMENT.lastEvent(ada);
                    // A redrive that has read a delivery before it is erased records it, as a repetition does.
                    return new Work(
                            instance -> {
                                redrive(instance, event);
                                apply(instance, event);
                            },
                            instance -> apply(instance, deletion));
                }),
                new Pair("backfill / delivery", () -> {
                    String ada = ENVIRONMENT.signUp(ADA, NAME);
                    ENVIRONMENT.rename(ada, "Augusta");
                    Event event = ENVIRONMENT.lastEvent(ada);
                    return new Work(this::backfill, instance -> apply(instance, event));
                }),
                new Pair("reconciliation / deletion", () -> {
                    String ada = ENVIRONMENT.signUpInSync(ADA, NAME);
                    ENVIRONMENT.deleteAtClerk(ada);
                    Event deletion = ENVIRONMENT.lastEvent(ada);
                    return new Work(this::reconcile, instance -> apply(instance, deletion));
                }),
                new Pair("relay / deletion", () -> {
                    String ada = ENVIRONMENT.signUpInSync(ADA, NAME);
                    ENVIRONMENT.deleteAtClerk(ada);
                    Event deletion = ENVIRONMENT.lastEvent(ada);
                    return new Work(this::relay, instance -> apply(instance, deletion));
                }));
    }

    private static void apply(Instance instance, Event... events) {
        instance.bean(ApplyDeliveries.class)
                .apply(Stream.of(events).map(Event::toDelivery).toList());
    }

    private static void rate(Instance instance, String rated, String rater) {
        instance.bean(GiveRating.class)
                .give(new RatingGiven(
                        new OrderId("order-1"),
                        Role.RUNNER,
                        new ClerkUserId(rated),
                        new Rater.Known(new ClerkUserId(rater)),
                        new Stars(4)));
    }

    private static void redrive(Instance instance, Event event) {
        var ignored = instance.bean(RedriveDelivery.class).redrive(new DeliveryId(event.id()), false);
    }

    private void backfill(Instance instance) {
        assertThat(instance.bean(BackfillUsers.class)
                        .backfill(new BackfillUsers.Request(false, false), SyncProgress.NONE))
                .isInstanceOf(BackfillUsers.Result.Completed.class);
    }

    private void reconcile(Instance instance) {
        ReconcileUsers.Request request =
                new ReconcileUsers.Request(new ReconcileUsers.Scope.All(), OptionalLong.of(10), false);
        assertThat(instance.bean(ReconcileUsers.class).reconcile(request, SyncProgress.NONE))
                .isInstanceOf(ReconcileUsers.Result.Completed.class);
    }
}
