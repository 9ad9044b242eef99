package com.campusg.clerk.adapter.in.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.campusg.clerk.application.port.in.ApplyDelivery;
import com.campusg.clerk.application.port.in.BackfillUsers;
import com.campusg.clerk.application.port.in.FindParkedDeliveries;
import com.campusg.clerk.application.port.in.ReconcileUsers;
import com.campusg.clerk.application.port.in.RedriveDelivery;
import com.campusg.clerk.application.port.in.RehearseRedrive;
import com.campusg.clerk.application.port.out.ClerkUnavailableException;
import com.campusg.clerk.domain.Delivery;
import com.campusg.clerk.domain.DeliveryId;
import com.campusg.clerk.domain.Envelope;
import com.campusg.clerk.domain.ParkedDelivery;
import com.campusg.clerk.domain.Payload;
import com.campusg.clerk.domain.Reconciliation;
import com.campusg.clerk.domain.Reconciliation.Drift;
import com.campusg.user.application.port.in.RepublishUsers;
import com.campusg.user.domain.ClerkUserId;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import picocli.CommandLine;

/** What an operator types, and reads. */
class CommandLineTest {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final ClerkUserId ADA = new ClerkUserId("user_ada");
    private static final ClerkUserId BEN = new ClerkUserId("user_ben");
    private static final DeliveryId ID = new DeliveryId("msg_1");
    private static final ParkedDelivery PARKED = new ParkedDelivery(
            new Delivery(
                    ID,
                    new Payload("{\"first_name\":\"Ada\"".getBytes(StandardCharsets.UTF_8)),
                    NOW.minus(Duration.ofHours(3))),
            "not JSON");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final List<Object> asked = new ArrayList<>();
    private final AnnotationConfigApplicationContext commands = new AnnotationConfigApplicationContext();

    private BackfillUsers.Outcome backfill = new BackfillUsers.Outcome.Busy();
    private ReconcileUsers.Outcome reconcile = new ReconcileUsers.Outcome.Busy();
    private List<ParkedDelivery> parked = List.of(PARKED);
    private Optional<ApplyDelivery.Outcome> redrive = Optional.of(new ApplyDelivery.Outcome.Parked("not JSON"));
    private final List<RepublishUsers.Page> pages = new ArrayList<>();
    private @Nullable RuntimeException failure;

    @AfterEach
    void close() {
        commands.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--help",
                "backfill --help",
                "reconcile --help",
                "deliveries --help",
                "deliveries list --help",
                "deliveries show --help",
                "deliveries redrive --help",
                "events --help",
                "events republish --help"
            })
    void explainsItself(String line) {
        assertThat(run(line)).isZero();
        assertThat(out.toString()).contains("Usage:");
        assertThat(asked).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "serve",
                "backfill now",
                "deliveries",
                "deliveries show",
                "deliveries show a.b",
                "deliveries redrive",
                "deliveries redrive --id a.b",
                "deliveries redrive --id msg_1 --all-parked",
                "reconcile --since yesterday",
                "reconcile --since -2d",
                "reconcile --since 2d --all",
                "reconcile --max-deletions many",
                "events",
                "events republish --after ada"
            })
    void refusesWrongUsageAndDoesNothing(String line) {
        assertThat(run(line)).isEqualTo(2);
        assertThat(err.toString()).isNotBlank();
        assertThat(asked).isEmpty();
    }

    @Test
    void backfills() {
        backfill = new BackfillUsers.Outcome.Completed(new BackfillUsers.Tally(500, 3, 2, 1, 4, 0, 0));

        assertThat(run("backfill")).isZero();
        assertThat(asked).containsExactly(new BackfillUsers.Request(false, false));
        assertThat(out.toString()).contains("500  done by an earlier run", "3  new", "510  in all");
    }

    @Test
    void rehearsesABackfillFromTheStart() {
        backfill = new BackfillUsers.Outcome.Completed(new BackfillUsers.Tally(0, 3, 0, 0, 0, 0, 0));

        assertThat(run("backfill --dry-run --from-the-start")).isZero();
        assertThat(asked).containsExactly(new BackfillUsers.Request(true, true));
        assertThat(out.toString()).contains("what would become of them");
    }

    @Test
    void saysThatSomeUsersWereNotUnderstood() {
        backfill = new BackfillUsers.Outcome.Completed(new BackfillUsers.Tally(0, 3, 0, 0, 0, 0, 1));

        assertThat(run("backfill")).isEqualTo(3);
        assertThat(out.toString()).contains("1  not understood");
    }

    @Test
    void reconciles() {
        reconcile = completed(new Drift(1, 2, 3));

        assertThat(run("reconcile")).isZero();
        assertThat(asked).containsExactly(ReconcileUsers.Request.SINCE_LAST);
        assertThat(out.toString())
                .contains("70,000 users compared in 12 s. Found and mended", "1  missing", "2  outdated", "3  deleted");
    }

    @Test
    void reconcilesWhomTheOperatorWants() {
        reconcile = completed(Drift.NONE);

        run("reconcile --since 2d");
        run("reconcile --since 2026-11-01T00:00:00Z --max-deletions 7");
        run("reconcile --all --dry-run");

        assertThat(asked)
                .containsExactly(
                        new ReconcileUsers.Request(
                                new ReconcileUsers.Scope.ChangedAfter(NOW.minus(Duration.ofDays(2))), null, false),
                        new ReconcileUsers.Request(
                                new ReconcileUsers.Scope.ChangedAfter(Instant.parse("2026-11-01T00:00:00Z")),
                                7L,
                                false),
                        new ReconcileUsers.Request(new ReconcileUsers.Scope.All(), null, true));
    }

    @Test
    void tellsTheOperatorToLookWhenTooManySeemDeleted() {
        reconcile = new ReconcileUsers.Outcome.TooManyDeletions(4321, 20);

        assertThat(run("reconcile")).isEqualTo(3);
        assertThat(err.toString()).contains("4,321 users seem to be deleted", "--max-deletions 4321");
    }

    @ParameterizedTest
    @ValueSource(strings = {"backfill", "reconcile"})
    void saysThatAnotherIsUnderWay(String line) {
        assertThat(run(line)).isEqualTo(3);
        assertThat(err.toString()).contains("Another backfill or reconciliation is under way");
    }

    @ParameterizedTest
    @ValueSource(strings = {"backfill", "reconcile"})
    void saysThatTheKeyIsOfAnotherInstance(String line) {
        backfill = new BackfillUsers.Outcome.OtherInstance();
        reconcile = new ReconcileUsers.Outcome.OtherInstance();

        assertThat(run(line)).isEqualTo(3);
        assertThat(err.toString()).contains("opens another Clerk instance");
    }

    @ParameterizedTest
    @ValueSource(strings = {"backfill", "reconcile", "deliveries list", "deliveries redrive --id msg_1"})
    void saysInOneLineWhatFailed(String line) {
        failure = new ClerkUnavailableException("Clerk's Backend API answers 503");

        assertThat(run(line)).isEqualTo(1);
        assertThat(err.toString().strip()).isEqualTo("Clerk's Backend API answers 503");
    }

    @Test
    void listsWhatIsParked() {
        assertThat(run("deliveries list")).isZero();
        assertThat(out.toString())
                .contains("msg_1", "2026-11-23T07:00:00Z", "3 hours", "not JSON")
                .doesNotContain("Ada");
    }

    @Test
    void saysThatNothingIsParked() {
        parked = List.of();

        assertThat(run("deliveries list")).isZero();
        assertThat(run("deliveries redrive --all-parked")).isZero();
        assertThat(out.toString()).contains("No delivery is parked.");
    }

    @Test
    void showsOneAndItsPayloadOnlyIfAskedTo() {
        assertThat(run("deliveries show msg_1")).isZero();
        assertThat(out.toString()).contains("not JSON", "3 hours ago").doesNotContain("Ada");

        assertThat(run("deliveries show msg_1 --payload")).isZero();
        assertThat(out.toString()).contains("{\"first_name\":\"Ada\"");
    }

    @Test
    void saysThatNoSuchDeliveryIsParked() {
        assertThat(run("deliveries show msg_2")).isEqualTo(3);
        assertThat(err.toString()).contains("No such delivery is parked: msg_2");
    }

    @Test
    void redrivesAndSaysWhatHappened() {
        redrive = Optional.of(new ApplyDelivery.Outcome.Applied(new Envelope("user.updated", null, null)));

        assertThat(run("deliveries redrive --all-parked")).isZero();
        assertThat(asked).containsExactly("redrive msg_1");
        assertThat(out.toString()).contains("msg_1  applied: user.updated");
    }

    @Test
    void saysWhatIsLeftAfterARedrive() {
        assertThat(run("deliveries redrive --id msg_1 --id msg_2")).isEqualTo(3);
        assertThat(asked).containsExactly("redrive msg_1", "redrive msg_2");
        assertThat(out.toString()).contains("msg_1  still parked: not JSON");
    }

    @Test
    void rehearsesARedrive() {
        redrive = Optional.of(new ApplyDelivery.Outcome.Stale(new Envelope("user.updated", null, null)));

        assertThat(run("deliveries redrive --id msg_1 --dry-run")).isZero();
        assertThat(asked).containsExactly("rehearse msg_1");
        assertThat(out.toString()).contains("Nothing was written.");
    }

    @Test
    void republishesPageByPage() {
        pages.addAll(List.of(new RepublishUsers.Page(100, ADA), new RepublishUsers.Page(1, BEN)));

        assertThat(run("events republish")).isZero();

        assertThat(asked).containsExactly(Optional.empty(), Optional.of(ADA), Optional.of(BEN));
        assertThat(out.toString()).contains("101 users wait to be told of");
    }

    @Test
    void goesOnRepublishingAfterAUser() {
        assertThat(run("events republish --after user_ada")).isZero();

        assertThat(asked).containsExactly(Optional.of(ADA));
    }

    @Test
    void saysWhereToGoOnIfRepublishingBreaksOff() {
        failure = new IllegalStateException("the database is gone");

        assertThat(run("events republish --after user_ada")).isEqualTo(1);

        assertThat(err.toString()).contains("--after user_ada").contains("the database is gone");
    }

    private static ReconcileUsers.Outcome completed(Drift drift) {
        return new ReconcileUsers.Outcome.Completed(
                new Reconciliation(NOW, NOW.plusSeconds(12), NOW, drift), 70_000, 0);
    }

    private int run(String line) {
        CommandLine commandLine =
                commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return commandLine.execute(line.isEmpty() ? new String[0] : line.split(" "));
    }

    private CommandLine commandLine() {
        if (!commands.isActive()) {
            commands.getEnvironment().setActiveProfiles("operator");
            commands.registerBean(InstantSource.class, () -> InstantSource.fixed(NOW));
            StaticListableBeanFactory service = new StaticListableBeanFactory();
            service.addBean("backfill", (BackfillUsers) (request, progress) -> answer(request, backfill));
            service.addBean("reconcile", (ReconcileUsers) (request, progress) -> answer(request, reconcile));
            service.addBean("redrive", (RedriveDelivery) id -> answer("redrive " + id.value(), redrive));
            service.addBean("rehearse", (RehearseRedrive) id -> answer("rehearse " + id.value(), redrive));
            service.addBean("republish", (RepublishUsers) last -> answer(
                    Optional.ofNullable(last),
                    pages.isEmpty() ? new RepublishUsers.Page(0, null) : pages.removeFirst()));
            service.addBean("parked", new Parked());
            commands.registerBean("service", Supplier.class, () -> (Supplier<BeanFactory>) () -> service);
            commands.register(CommandLineConfiguration.class);
            commands.refresh();
        }
        return commands.getBean(CommandLine.class);
    }

    private <T> T answer(Object question, T answer) {
        if (failure != null) {
            throw failure;
        }
        asked.add(question);
        return answer;
    }

    private final class Parked implements FindParkedDeliveries {

        @Override
        public List<ParkedDelivery> all() {
            if (failure != null) {
                throw failure;
            }
            return parked;
        }

        @Override
        public Optional<ParkedDelivery> find(DeliveryId id) {
            return parked.stream()
                    .filter(each -> each.delivery().id().equals(id))
                    .findFirst();
        }
    }
}
