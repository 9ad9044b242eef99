package com.campusg.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.campusg.sync.application.port.in.BackfillUsers;
import com.campusg.sync.application.port.in.ReconcileUsers;
import com.campusg.sync.application.port.in.RedriveDelivery;
import com.campusg.sync.application.port.out.ClerkUnavailableException;
import com.campusg.sync.application.port.out.ParkedDeliveries;
import com.campusg.sync.domain.Delivery;
import com.campusg.sync.domain.DeliveryId;
import com.campusg.sync.domain.DeliveryResult;
import com.campusg.sync.domain.Envelope;
import com.campusg.sync.domain.ParkedDelivery;
import com.campusg.sync.domain.Payload;
import com.campusg.sync.domain.ProcessedDelivery;
import com.campusg.sync.domain.Reconciliation;
import com.campusg.sync.domain.Reconciliation.Drift;
import com.campusg.user.application.port.in.ChangeUsers;
import com.campusg.user.application.port.in.ExportUser;
import com.campusg.user.application.port.in.RepublishUsers;
import com.campusg.user.application.port.out.InMemoryUsers;
import com.campusg.user.domain.ClerkUserId;
import com.campusg.user.domain.EmailAddress;
import com.campusg.user.domain.Profile;
import com.campusg.user.domain.Revision;
import com.campusg.user.domain.SkippedUser;
import com.campusg.user.domain.Snapshot;
import com.campusg.user.domain.User;
import com.campusg.user.domain.UserChange;
import com.campusg.user.domain.UserId;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Runs the commands with stubs of the use cases. */
class CommandLineTest {

    private static final List<SkippedUser> SKIPPED = List.of(new SkippedUser("user_x", "no updated_at"));
    private static final List<SkippedUser> UNIDENTIFIED =
            List.of(new SkippedUser("id-7", "clerk_user_id is 'clerk_test_123'"));

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
    private final List<Object> requests = new ArrayList<>();
    private final AnnotationConfigApplicationContext commands = new AnnotationConfigApplicationContext();

    private BackfillUsers.Result backfill = new BackfillUsers.Result.Busy();
    private ReconcileUsers.Result reconcile = new ReconcileUsers.Result.Busy();
    private List<ParkedDelivery> parked = List.of(PARKED);
    private Optional<ProcessedDelivery> redrive = Optional.of(processed(DeliveryResult.PARKED));
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
                "migrate --help",
                "backfill --help",
                "reconcile --help",
                "users --help",
                "users list --help",
                "users show --help",
                "users export --help",
                "users erase --help",
                "deliveries --help",
                "deliveries list --help",
                "deliveries show --help",
                "deliveries redrive --help",
                "events --help",
                "events republish --help"
            })
    void printsHelp(String line) {
        assertThat(run(line)).isZero();
        assertThat(out.toString()).contains("Usage:");
        assertThat(requests).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "serve",
                "bakfill",
                "--dry-run",
                "--version=2",
                "users",
                "users show",
                "users show ada",
                "users export ada",
                "users erase",
                "users erase ada@campus.edu",
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
    void rejectsInvalidUsage(String line) {
        assertThat(run(line)).isEqualTo(2);
        assertThat(err.toString()).contains("Usage: user-service");
        assertThat(requests).isEmpty();
    }

    @Test
    void backfills() {
        backfill = new BackfillUsers.Result.Completed(new BackfillUsers.Tally(500, 3, 2, 1, 4, 0, List.of()));

        assertThat(run("backfill")).isZero();
        assertThat(requests).containsExactly(new BackfillUsers.Request(false, false));
        assertThat(out.toString())
                .contains("500  processed by an earlier", "3  new", "4  already current", "510  in total");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--ignore-checkpoint", "--from-the-start"})
    void backfillsFromTheFirstUserAsDryRun(String option) {
        backfill = new BackfillUsers.Result.Completed(new BackfillUsers.Tally(0, 3, 0, 0, 0, 0, List.of()));

        assertThat(run("backfill --dry-run " + option)).isZero();
        assertThat(requests).containsExactly(new BackfillUsers.Request(true, true));
        assertThat(out.toString()).contains("what would be done");
    }

    @Test
    void reportsUsersThatAreDeletedHere() {
        backfill = new BackfillUsers.Result.Completed(new BackfillUsers.Tally(0, 0, 0, 0, 0, 1, List.of()));

        assertThat(run("backfill")).isZero();
        assertThat(out.toString()).contains("1  deleted here");
    }

    @Test
    void reportsUnreadableUsersOfBackfill() {
        backfill = new BackfillUsers.Result.Completed(new BackfillUsers.Tally(0, 3, 0, 0, 0, 0, SKIPPED));

        assertThat(run("backfill")).isEqualTo(3);
        assertThat(out.toString()).contains("1  skipped", "user_x: no updated_at");
    }

    @Test
    void reconciles() {
        reconcile = completed(new Drift(1, 2, 3));

        assertThat(run("reconcile")).isZero();
        assertThat(requests).containsExactly(ReconcileUsers.Request.SINCE_LAST);
        assertThat(out.toString())
                .contains(
                        "70,000 users compared in 12 s. Differences found and corrected",
                        "1  missing",
                        "2  outdated",
                        "3  deleted");
    }

    @Test
    void reportsThatAllUsersAreInSync() {
        reconcile = completed(Drift.NONE);

        assertThat(run("reconcile")).isZero();
        assertThat(out.toString()).contains("All are in sync");
    }

    @Test
    void reportsDifferencesThatADryRunDoesNotCorrect() {
        reconcile = completed(new Drift(1, 0, 0));

        assertThat(run("reconcile --dry-run")).isZero();
        assertThat(out.toString()).contains("Differences found, none corrected");
    }

    @Test
    void reportsUnreadableUsersOfReconciliation() {
        reconcile = new ReconcileUsers.Result.Completed(
                new Reconciliation(NOW, NOW, NOW, Drift.NONE), 3, List.of(BEN), SKIPPED, UNIDENTIFIED);

        assertThat(run("reconcile")).isEqualTo(3);
        assertThat(out.toString())
                .contains("1  skipped", "user_x: no updated_at", "1  deleted here, but still at Clerk", "user_ben");
    }

    @Test
    void passesOptionsToReconciliation() {
        reconcile = completed(Drift.NONE);

        run("reconcile --since 2d");
        run("reconcile --since 2026-11-01T00:00:00Z --max-deletions 7");
        run("reconcile --all --dry-run");

        assertThat(requests)
                .containsExactly(
                        new ReconcileUsers.Request(
                                new ReconcileUsers.Scope.ChangedAfter(NOW.minus(Duration.ofDays(2))),
                                OptionalLong.empty(),
                                false),
                        new ReconcileUsers.Request(
                                new ReconcileUsers.Scope.ChangedAfter(Instant.parse("2026-11-01T00:00:00Z")),
                                OptionalLong.of(7),
                                false),
                        new ReconcileUsers.Request(new ReconcileUsers.Scope.All(), OptionalLong.empty(), true));
    }

    @Test
    void reportsTooManyDeletions() {
        reconcile = new ReconcileUsers.Result.TooManyDeletions(4321, 20);

        assertThat(run("reconcile")).isEqualTo(3);
        assertThat(err.toString()).contains("4,321 users seem to be deleted", "--max-deletions 4321");
    }

    @ParameterizedTest
    @ValueSource(strings = {"backfill", "reconcile"})
    void reportsThatAnotherIsRunning(String line) {
        assertThat(run(line)).isEqualTo(3);
        assertThat(err.toString()).contains("Another backfill or reconciliation is running");
    }

    @ParameterizedTest
    @ValueSource(strings = {"backfill", "reconcile"})
    void reportsKeyOfAnotherInstance(String line) {
        backfill = new BackfillUsers.Result.OtherInstance();
        reconcile = new ReconcileUsers.Result.OtherInstance();

        assertThat(run(line)).isEqualTo(3);
        assertThat(err.toString()).contains("belongs to another Clerk instance");
    }

    @ParameterizedTest
    @ValueSource(strings = {"backfill", "reconcile"})
    void reportsAnUnknownInstance(String line) {
        backfill = new BackfillUsers.Result.UnknownInstance();
        reconcile = new ReconcileUsers.Result.UnknownInstance();

        assertThat(run(line)).isEqualTo(3);
        assertThat(err.toString().strip())
                .contains("is unknown. Set CLERK_INSTANCE_ID")
                .hasLineCount(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"backfill", "reconcile", "deliveries list", "deliveries redrive --id msg_1"})
    void printsFailureInOneLine(String line) {
        failure = new ClerkUnavailableException("Clerk's Backend API responded with status 503");

        assertThat(run(line)).isEqualTo(1);
        assertThat(err.toString().strip()).isEqualTo("Clerk's Backend API responded with status 503");
    }

    @Test
    void listsParkedDeliveries() {
        assertThat(run("deliveries list")).isZero();
        assertThat(out.toString())
                .contains("msg_1", "2026-11-23T07:00:00Z", "3 hours", "not JSON")
                .doesNotContain("Ada");
    }

    @Test
    void reportsThatNoDeliveryIsParked() {
        parked = List.of();

        assertThat(run("deliveries list")).isZero();
        assertThat(run("deliveries redrive --all-parked")).isZero();
        assertThat(out.toString()).contains("No delivery is parked.");
    }

    @Test
    void showsDeliveryAndItsPayloadOnRequest() {
        assertThat(run("deliveries show msg_1")).isZero();
        assertThat(out.toString()).contains("not JSON", "3 hours ago").doesNotContain("Ada");

        assertThat(run("deliveries show msg_1 --payload")).isZero();
        assertThat(out.toString()).contains("{\"first_name\":\"Ada\"");
    }

    @Test
    void reportsUnknownDelivery() {
        assertThat(run("deliveries show msg_2")).isEqualTo(3);
        assertThat(err.toString()).contains("No such delivery is parked: msg_2");
    }

    @Test
    void redrivesAllParkedDeliveries() {
        redrive = Optional.of(processed(DeliveryResult.APPLIED));

        assertThat(run("deliveries redrive --all-parked")).isZero();
        assertThat(requests).containsExactly("redrive msg_1");
        assertThat(out.toString()).contains("msg_1  applied: user.updated");
    }

    @Test
    void reportsDeliveriesThatAreStillParked() {
        assertThat(run("deliveries redrive --id msg_1 --id msg_2")).isEqualTo(3);
        assertThat(requests).containsExactly("redrive msg_1", "redrive msg_2");
        assertThat(out.toString()).contains("msg_1  still parked: not JSON");
    }

    @Test
    void reportsIgnoredDeliveriesAsStillParked() {
        redrive = Optional.of(processed(DeliveryResult.IGNORED));

        assertThat(run("deliveries redrive --id msg_1")).isEqualTo(3);
        assertThat(out.toString()).contains("msg_1  still parked: user.updated of another Clerk instance");
    }

    @Test
    void reportsDuplicateDeliveries() {
        redrive = Optional.of(processed(DeliveryResult.DUPLICATE));

        assertThat(run("deliveries redrive --id msg_1")).isZero();
        assertThat(out.toString()).contains("msg_1  duplicate");
    }

    @Test
    void reportsDeliveriesThatAreNotParked() {
        redrive = Optional.empty();

        assertThat(run("deliveries redrive --id msg_1")).isEqualTo(3);
        assertThat(out.toString()).contains("msg_1  not parked: nothing to do");
    }

    @Test
    void redrivesAsDryRun() {
        redrive = Optional.of(processed(DeliveryResult.STALE));

        assertThat(run("deliveries redrive --id msg_1 --dry-run")).isZero();
        assertThat(requests).containsExactly("redrive msg_1 as dry run");
        assertThat(out.toString()).contains("Nothing was written.");
    }

    @Test
    void republishesPageByPage() {
        pages.addAll(List.of(
                new RepublishUsers.Page(100, Optional.of(ADA), List.of()),
                new RepublishUsers.Page(1, Optional.of(BEN), List.of())));

        assertThat(run("events republish")).isZero();

        assertThat(requests).containsExactly(Optional.empty(), Optional.of(ADA), Optional.of(BEN));
        assertThat(out.toString()).contains("101 users were added to the outbox");
    }

    @Test
    void reportsRowsWithoutAClerkUserId() {
        reconcile = new ReconcileUsers.Result.Completed(
                new Reconciliation(NOW, NOW, NOW, Drift.NONE), 3, List.of(), List.of(), UNIDENTIFIED);
        pages.add(new RepublishUsers.Page(0, Optional.empty(), UNIDENTIFIED));

        assertThat(run("reconcile")).isZero();
        assertThat(run("events republish")).isZero();

        assertThat(out.toString())
                .contains("1  rows kept", "1  skipped")
                .containsSubsequence("id-7: clerk", "id-7: clerk");
    }

    @Test
    void reportsIncompleteBackfill() {
        backfill = new BackfillUsers.Result.Incomplete(new BackfillUsers.Tally(0, 3, 0, 0, 0, 0, List.of()), 4);

        assertThat(run("backfill")).isEqualTo(3);
        assertThat(err.toString()).contains("Clerk counts 4 users");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "backfill",
                "reconcile",
                "deliveries list",
                "deliveries show msg_1 --payload",
                "deliveries redrive --id msg_1",
                "events republish",
                "users list",
                "users show user_ada",
                "users show Ada@Campus.edu",
                "users export user_ada",
                "users erase user_ada --dry-run",
                "users erase user_ada"
            })
    void printsTheResultAsJson(String line) {
        backfill = new BackfillUsers.Result.Completed(new BackfillUsers.Tally(500, 3, 2, 1, 4, 0, SKIPPED));
        reconcile = new ReconcileUsers.Result.Completed(
                new Reconciliation(NOW, NOW, NOW, Drift.NONE), 3, List.of(BEN), SKIPPED, UNIDENTIFIED);

        run(line + " --json");

        JsonNode json = JsonMapper.shared().readTree(out.toString());
        assertThat(json.isContainer()).isTrue();
        assertThat(json).isNotEmpty();
        assertThat(err.toString()).doesNotContain("Usage");
    }

    @Test
    void printsTheVersion() {
        assertThat(run("--version")).isZero();
        assertThat(out.toString()).startsWith("CampusG user service ");
    }

    @Test
    void listsLinkedUsers() {
        assertThat(run("users list")).isZero();
        assertThat(out.toString())
                .containsSubsequence("CLERK USER ID", "user_ada", "id-1", "ada@campus.edu", "Ada Lovelace")
                .doesNotContain("user_ben");
    }

    @Test
    void showsUsersByIdOrEmail() {
        assertThat(run("users show user_ada")).isZero();
        assertThat(run("users show ADA@campus.edu")).isZero();
        assertThat(out.toString()).containsSubsequence("clerkUserId", "user_ada", "clerkUserId", "user_ada");

        assertThat(run("users show user_ben")).isZero();
        assertThat(out.toString()).contains("deletedAt");

        assertThat(run("users show user_unknown")).isEqualTo(3);
        assertThat(err.toString()).contains("No such user: user_unknown");
    }

    @Test
    void exportsAUser() {
        assertThat(run("users export user_ada")).isZero();
        assertThat(JsonMapper.shared()
                        .readTree(out.toString())
                        .at("/user/0/email")
                        .asString())
                .isEqualTo("ada@campus.edu");

        assertThat(run("users export user_unknown")).isEqualTo(3);
    }

    @Test
    void erasesAUserAndNamesWhatWasErased() {
        assertThat(run("users erase user_ada --dry-run")).isZero();
        assertThat(requests).isEmpty();

        assertThat(run("users erase user_ada")).isZero();
        assertThat(requests).containsExactly(new UserChange.Deleted(ADA));
        assertThat(out.toString())
                .contains("user_ada would be erased", "user_ada is erased", "email", "1 ratings given: anonymized");
    }

    @Test
    void erasesNobodyWhoIsUnknownOrDeleted() {
        assertThat(run("users erase user_unknown")).isEqualTo(3);
        assertThat(requests).isEmpty();

        assertThat(run("users erase user_ben")).isZero();
        assertThat(out.toString()).contains("user_ben is deleted already");
    }

    @Test
    void saysHowToResumeAnInterruptedCommand() {
        Interruption interruption = new Interruption(parsed -> 0);

        CommandLine backfillCommand =
                commandLine().parseArgs("backfill").asCommandLineList().getLast();
        interruption.report(new PrintWriter(err), backfillCommand.getCommand());

        assertThat(err.toString()).contains("Interrupted. Repeat the command to resume at the checkpoint.");
        assertThat(interruption.isInterrupted()).isTrue();
    }

    @Test
    void resumesRepublishingAfterUser() {
        assertThat(run("events republish --after user_ada")).isZero();

        assertThat(requests).containsExactly(Optional.of(ADA));
    }

    @Test
    void printsWhereToResumeAfterFailure() {
        failure = new IllegalStateException("the database is unavailable");

        assertThat(run("events republish --after user_ada")).isEqualTo(1);

        assertThat(err.toString()).contains("--after user_ada").contains("the database is unavailable");
    }

    private static ReconcileUsers.Result completed(Drift drift) {
        return new ReconcileUsers.Result.Completed(
                new Reconciliation(NOW, NOW.plusSeconds(12), NOW, drift), 70_000, List.of(), List.of(), List.of());
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
            service.addBean("redrive", (RedriveDelivery)
                    (id, dryRun) -> answer("redrive " + id.value() + (dryRun ? " as dry run" : ""), redrive));
            service.addBean("republish", (RepublishUsers) after -> answer(
                    after,
                    pages.isEmpty() ? new RepublishUsers.Page(0, Optional.empty(), List.of()) : pages.removeFirst()));
            service.addBean("parked", new Parked());
            InMemoryUsers users = new InMemoryUsers();
            users.given(user(ADA, "id-1"));
            users.given(user(BEN, "id-2").deleted(NOW));
            service.addBean("users", users);
            service.addBean("exportUser", (ExportUser) CommandLineTest::export);
            service.addBean("changeUsers", (ChangeUsers) changes -> answer(
                    changes.getFirst(),
                    List.of(
                            changes.getFirst().clerkUserId().equals(ADA)
                                    ? ChangeUsers.Result.DELETED
                                    : ChangeUsers.Result.UNCHANGED)));
            commands.registerBean("service", Supplier.class, () -> (Supplier<BeanFactory>) () -> service);
            commands.scan("com.campusg.cli", "com.campusg.*.adapter.in.cli");
            commands.refresh();
        }
        return commands.getBean(CommandLine.class);
    }

    private <T> T answer(Object request, T answer) {
        if (failure != null) {
            throw failure;
        }
        requests.add(request);
        return answer;
    }

    private static User user(ClerkUserId id, String userId) {
        Profile profile =
                new Profile(new EmailAddress("ada@campus.edu", true), null, "Ada", "Lovelace", null, null, false);
        return User.registered(new UserId(userId), new Snapshot(id, profile, new Revision(NOW, NOW)), NOW);
    }

    private static Map<String, List<Map<String, Object>>> export(ClerkUserId id) {
        if (id.equals(ADA)) {
            return Map.of(
                    ExportUser.USER,
                    List.of(Map.of("email", "ada@campus.edu")),
                    "ratingsGiven",
                    List.of(Map.of("stars", 5)));
        }
        return Map.of(
                ExportUser.USER, id.equals(BEN) ? List.of(Map.of("deleted_at", "2026-11-23T10:00:00Z")) : List.of());
    }

    private static ProcessedDelivery processed(DeliveryResult result) {
        return result == DeliveryResult.PARKED
                ? new ProcessedDelivery(ID, result, null, null, "not JSON")
                : new ProcessedDelivery(ID, result, new Envelope("user.updated", null, null), ADA, null);
    }

    /** Supports reading only. */
    private final class Parked implements ParkedDeliveries {

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

        @Override
        public void park(ParkedDelivery delivery) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long count() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void delete(DeliveryId id) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<Instant> lastReceivedAt() {
            throw new UnsupportedOperationException();
        }

        @Override
        public int deleteReceivedBefore(Instant before, int limit) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void erase(Set<ClerkUserId> clerkUserIds) {
            throw new UnsupportedOperationException();
        }
    }
}
