package com.campusg.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.campusg.faults.FaultEnvironment.Event;
import com.campusg.rating.application.port.in.GiveRating;
import com.campusg.rating.domain.OrderId;
import com.campusg.rating.domain.Rater;
import com.campusg.rating.domain.RatingGiven;
import com.campusg.sync.application.port.in.ApplyDeliveries;
import com.campusg.sync.application.port.in.BackfillUsers;
import com.campusg.sync.application.port.in.ReconcileUsers;
import com.campusg.sync.application.port.in.RedriveDelivery;
import com.campusg.sync.application.port.in.SyncProgress;
import com.campusg.sync.domain.Delivery;
import com.campusg.sync.domain.DeliveryId;
import com.campusg.testing.CrashPoint;
import com.campusg.testing.Timeouts;
import com.campusg.user.application.port.in.ChangeUsers;
import com.campusg.user.domain.ClerkUserId;
import com.campusg.user.domain.Role;
import com.campusg.user.domain.Stars;
import com.campusg.user.domain.UserChange;
import com.campusg.user.domain.UserEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Ends the connection to PostgreSQL before and after each message of each operation that writes. Afterwards the operation has
 * either happened completely, or not at all, and has happened if it was acknowledged. Its repetition leads to the same state
 * as without the fault.
 *
 * <p>{@code -Dcampusg.faults.seed} selects the points of the default build, {@code -Dcampusg.faults.only} operations that contain
 * this text.
 */
@ResourceLock(FaultEnvironment.SHARED)
class CrashPointsIT {

    /** Of this many crash points the default build tests one. */
    private static final int SHARE = 50;

    private static final long SEED = Long.getLong("campusg.faults.seed", System.nanoTime());
    private static final String ONLY = System.getProperty("campusg.faults.only", "");
    private static final Path REPORT = Path.of("target", "crash-points.md");
    private static final String ADA = "ada.secret@campus.edu";
    private static final String NAME = "Ada Secret";
    private static final String GRACE = "grace.secret@campus.edu";

    private static final FaultEnvironment ENVIRONMENT = FaultEnvironment.shared();
    private static final FaultEnvironment.Instance SERVICE = ENVIRONMENT.instance(0);

    private final StringBuilder report = new StringBuilder("""
            | operation | messages | points | acknowledged | failed, applied | failed, not applied | not reached |
            | --- | ---: | ---: | ---: | ---: | ---: | ---: |
            """);

    private int points;

    /**
     * An operation that writes.
     *
     * @param atomic whether it is one transaction
     * @param arrange prepares the data and returns the operation; its result is whether it was acknowledged
     */
    private record Operation(String name, boolean atomic, Supplier<BooleanSupplier> arrange) {}

    @Test
    void survivesSomeCrashPoints() throws IOException {
        System.out.println("Crash points: seed " + SEED + " (-Dcampusg.faults.seed=" + SEED + ")");
        crash(SHARE);
    }

    @Test
    @Tag("faults")
    void survivesEveryCrashPoint() throws IOException {
        crash(1);
        Files.writeString(REPORT, report);
        System.out.println(report);
    }

    private void crash(int share) {
        operations().stream()
                .filter(operation -> operation.name().contains(ONLY))
                .forEach(operation -> crash(operation, share));
        System.out.printf("Crash points: %,d%n", points);
        assertThat(points).isPositive();
    }

    private void crash(Operation operation, int share) {
        Outcome clean = run(operation, CrashPoint.none());
        assertThat(clean.acknowledged()).as(operation.name()).isTrue();
        List<Outcome> outcomes = new ArrayList<>();
        for (int message = 1; message <= clean.messages(); message++) {
            for (boolean after : new boolean[] {false, true}) {
                if (Math.floorMod(2L * message + (after ? 1 : 0) + SEED, share) == 0) {
                    CrashPoint point = new CrashPoint(message, after, () -> {});
                    Outcome outcome = run(operation, point);
                    String description = "%s: connection ended %s message %d of %d"
                            .formatted(operation.name(), after ? "after" : "before", message, clean.messages());
                    assertThat(outcome.end()).as(description).isEqualTo(clean.end());
                    if (outcome.acknowledged()) {
                        assertThat(outcome.afterFault()).as(description).isEqualTo(clean.end());
                    } else if (operation.atomic()) {
                        assertThat(outcome.afterFault()).as(description).isIn(outcome.before(), clean.end());
                    }
                    outcomes.add(outcome);
                }
            }
        }
        points += outcomes.size();
        long acknowledged = outcomes.stream().filter(Outcome::acknowledged).count();
        long applied = outcomes.stream()
                .filter(each -> !each.acknowledged() && each.afterFault().equals(clean.end()))
                .count();
        report.append(String.format(
                Locale.ROOT,
                "| %s | %d | %d | %d | %d | %d | %d |%n",
                operation.name(),
                clean.messages(),
                outcomes.size(),
                acknowledged,
                applied,
                outcomes.size() - acknowledged - applied,
                outcomes.stream().filter(each -> !each.reached()).count()));
    }

    /**
     * The outcome of an operation with a fault.
     *
     * @param afterFault the state before the repetition
     * @param end the state after the repetition
     */
    private record Outcome(
            int messages,
            boolean reached,
            boolean acknowledged,
            List<String> before,
            List<String> afterFault,
            List<String> end) {}

    private static Outcome run(Operation operation, CrashPoint point) {
        ENVIRONMENT.reset();
        BooleanSupplier work = operation.arrange().get();
        List<String> before = ENVIRONMENT.state();
        SERVICE.awaitQuiet();

        SERVICE.proxy().intercept(point);
        boolean acknowledged = attempt(work);
        SERVICE.proxy().intercept(CrashPoint.none());
        SERVICE.awaitQuiet();
        List<String> afterFault = ENVIRONMENT.state();
        // The lease of a crashed instance expires after 30 seconds.
        ENVIRONMENT.database().sql("truncate leases").update();

        // An attempt fails if the pool has not noticed that its connection has ended. Svix repeats it, too.
        await().alias("Repetition of " + operation.name())
                .atMost(Timeouts.DEFAULT)
                .pollDelay(Duration.ZERO)
                .until(() -> attempt(work));
        assertThat(ENVIRONMENT.usersInCampusG()).as(operation.name()).isEqualTo(ENVIRONMENT.usersInClerk());
        if (operation.name().contains("delet")) {
            ENVIRONMENT.assertNothingPersonalLeft(ADA, NAME, "Augusta");
        }
        return new Outcome(point.count(), point.isReached(), acknowledged, before, afterFault, ENVIRONMENT.state());
    }

    private static boolean attempt(BooleanSupplier work) {
        try {
            return work.getAsBoolean();
        } catch (RuntimeException failure) {
            return false;
        }
    }

    private static List<Operation> operations() {
        return List.of(
                new Operation("user.created", true, () -> {
                    Event event = ENVIRONMENT.lastEvent(ENVIRONMENT.signUp(ADA, NAME));
                    return () -> SERVICE.deliver(event);
                }),
                new Operation("user.created, linked", true, () -> {
                    ENVIRONMENT.addUserFromBeforeClerk(ADA);
                    Event event = ENVIRONMENT.lastEvent(ENVIRONMENT.signUp(ADA, NAME));
                    return () -> SERVICE.deliver(event);
                }),
                new Operation("user.updated", true, () -> {
                    String ada = ENVIRONMENT.signUpInSync(ADA, NAME);
                    ENVIRONMENT.rename(ada, "Augusta");
                    Event event = ENVIRONMENT.lastEvent(ada);
                    return () -> SERVICE.deliver(event);
                }),
                new Operation("user.updated, banned", true, () -> {
                    String ada = ENVIRONMENT.signUpInSync(ADA, NAME);
                    ENVIRONMENT.ban(ada);
                    Event event = ENVIRONMENT.lastEvent(ada);
                    return () -> SERVICE.deliver(event);
                }),
                new Operation("user.updated, duplicate", true, () -> {
                    Event event = ENVIRONMENT.lastEvent(ENVIRONMENT.signUpInSync(ADA, NAME));
                    return () -> SERVICE.deliver(event);
                }),
                new Operation("user.deleted", true, () -> {
                    String ada = ENVIRONMENT.signUpInSync(ADA, NAME);
                    String grace = ENVIRONMENT.signUpInSync(GRACE, "Grace");
                    rate(ada, grace, 4);
                    rate(grace, ada, 5);
                    ENVIRONMENT.park(ENVIRONMENT.lastEvent(ada));
                    ENVIRONMENT.deleteAtClerk(ada);
                    Event event = ENVIRONMENT.lastEvent(ada);
                    return () -> SERVICE.deliver(event);
                }),
                new Operation("user.deleted, unknown", true, () -> {
                    String ada = ENVIRONMENT.signUp(ADA, NAME);
                    ENVIRONMENT.deleteAtClerk(ada);
                    Event event = ENVIRONMENT.lastEvent(ada);
                    return () -> SERVICE.deliver(event);
                }),
                new Operation("user.updated after deletion", true, () -> {
                    String ada = ENVIRONMENT.signUpInSync(ADA, NAME);
                    ENVIRONMENT.rename(ada, "Augusta");
                    Event late = ENVIRONMENT.lastEvent(ada);
                    ENVIRONMENT.deleteInSync(ada);
                    return () -> SERVICE.deliver(late);
                }),
                new Operation("parked", true, () -> {
                    Event unreadable = ENVIRONMENT.unreadable(ENVIRONMENT.signUpInSync(ADA, NAME));
                    return () -> SERVICE.deliver(unreadable);
                }),
                new Operation("unreadable after deletion", true, () -> {
                    String ada = ENVIRONMENT.signUpInSync(ADA, NAME);
                    Event unreadable = ENVIRONMENT.unreadable(ada);
                    ENVIRONMENT.deleteInSync(ada);
                    return () -> SERVICE.deliver(unreadable);
                }),
                new Operation("batch of five", true, () -> {
                    String ada = ENVIRONMENT.signUpInSync(ADA, NAME);
                    Event unreadable = ENVIRONMENT.unreadable(ada);
                    ENVIRONMENT.deleteAtClerk(ada);
                    String grace = ENVIRONMENT.signUp(GRACE, "Grace");
                    ENVIRONMENT.rename(grace, "Hopper");
                    List<Delivery> batch = new ArrayList<>();
                    ENVIRONMENT.events(grace).forEach(event -> batch.add(event.toDelivery()));
                    batch.add(unreadable.toDelivery());
                    ENVIRONMENT.events(ada).forEach(event -> batch.add(event.toDelivery()));
                    return () ->
                            SERVICE.bean(ApplyDeliveries.class).apply(batch).size() == batch.size();
                }),
                new Operation("redrive", true, () -> {
                    Event event = ENVIRONMENT.lastEvent(ENVIRONMENT.signUp(ADA, NAME));
                    ENVIRONMENT.park(event);
                    return () -> {
                        var ignored = SERVICE.bean(RedriveDelivery.class).redrive(new DeliveryId(event.id()), false);
                        return true;
                    };
                }),
                new Operation("redrive after deletion", true, () -> {
                    String ada = ENVIRONMENT.signUpInSync(ADA, NAME);
                    ENVIRONMENT.rename(ada, "Augusta");
                    Event late = ENVIRONMENT.lastEvent(ada);
                    ENVIRONMENT.deleteInSync(ada);
                    ENVIRONMENT.park(late);
                    return () -> {
                        var ignored = SERVICE.bean(RedriveDelivery.class).redrive(new DeliveryId(late.id()), false);
                        return true;
                    };
                }),
                new Operation("first /me", true, () -> {
                    String ada = ENVIRONMENT.signUp(ADA, NAME);
                    String token = ENVIRONMENT.token(ada);
                    return () -> SERVICE.me(token) == 200;
                }),
                new Operation("rating", true, () -> {
                    String ada = ENVIRONMENT.signUpInSync(ADA, NAME);
                    String grace = ENVIRONMENT.signUpInSync(GRACE, "Grace");
                    return () -> rate(ada, grace, 4);
                }),
                new Operation("users erase, deletion", true, () -> {
                    String ada = ENVIRONMENT.signUpInSync(ADA, NAME);
                    ENVIRONMENT.deleteAtClerk(ada);
                    UserChange deletion = new UserChange.Deleted(new ClerkUserId(ada));
                    return () -> SERVICE.bean(ChangeUsers.class)
                                    .change(List.of(deletion))
                                    .size()
                            == 1;
                }),
                new Operation("backfill", false, () -> {
                    String ada = ENVIRONMENT.signUpInSync(ADA, NAME);
                    ENVIRONMENT.rename(ada, "Augusta");
                    ENVIRONMENT.signUp(GRACE, "Grace");
                    BackfillUsers.Request request = new BackfillUsers.Request(false, false);
                    return () -> SERVICE.bean(BackfillUsers.class).backfill(request, SyncProgress.NONE)
                            instanceof BackfillUsers.Result.Completed;
                }),
                new Operation("reconciliation with a deletion", false, () -> {
                    String ada = ENVIRONMENT.signUpInSync(ADA, NAME);
                    String grace = ENVIRONMENT.signUpInSync(GRACE, "Grace");
                    ENVIRONMENT.signUp("joan.secret@campus.edu", "Joan");
                    ENVIRONMENT.rename(grace, "Hopper");
                    ENVIRONMENT.deleteAtClerk(ada);
                    ReconcileUsers.Request request =
                            new ReconcileUsers.Request(new ReconcileUsers.Scope.All(), OptionalLong.of(10), false);
                    return () -> SERVICE.bean(ReconcileUsers.class).reconcile(request, SyncProgress.NONE)
                            instanceof ReconcileUsers.Result.Completed;
                }),
                new Operation("relay batch", false, () -> {
                    String ada = ENVIRONMENT.signUpInSync(ADA, NAME);
                    ENVIRONMENT.signUpInSync(GRACE, "Grace");
                    ENVIRONMENT.rename(ada, "Augusta");
                    assertThat(SERVICE.deliver(ENVIRONMENT.lastEvent(ada))).isTrue();
                    List<UserEvent> published = new ArrayList<>();
                    return () -> {
                        SERVICE.relay(messages -> messages.forEach(message -> published.add(message.event())));
                        // An event may be published twice, but none is omitted, and none overtakes another one.
                        return published.stream()
                                .distinct()
                                .map(UserEvent::version)
                                .toList()
                                .equals(List.of(1L, 1L, 2L));
                    };
                }));
    }

    private static boolean rate(String rated, String rater, int stars) {
        RatingGiven rating = new RatingGiven(
                new OrderId("order-1"),
                Role.RUNNER,
                new ClerkUserId(rated),
                new Rater.Known(new ClerkUserId(rater)),
                new Stars(stars));
        return switch (SERVICE.bean(GiveRating.class).give(rating)) {
            case GiveRating.Result.Given given -> true;
            case GiveRating.Result.GivenBefore before -> true;
            default -> false;
        };
    }
}
