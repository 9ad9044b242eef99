package com.campusg.sync.adapter.in.cli;

import com.campusg.cli.CommandOutput;
import com.campusg.cli.ExitCodes;
import com.campusg.cli.Resumable;
import com.campusg.sync.application.port.in.ReconcileUsers;
import com.campusg.sync.domain.Reconciliation;
import com.campusg.sync.domain.Reconciliation.Drift;
import com.campusg.user.domain.ClerkUserId;
import com.campusg.user.domain.SkippedUser;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

@Command(
        name = "reconcile",
        description = {
            "Compares the users with Clerk through the Backend API and corrects differences: users that are missing,",
            "outdated, or deleted at Clerk. Requires CLERK_SECRET_KEY. Safe to repeat, and beside a running service."
        })
final class ReconcileCommand implements Callable<Integer>, Resumable {

    private final Supplier<ReconcileUsers> reconcileUsers;
    private final InstantSource clock;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            description = {
                "Compare only users that changed since a timestamp (2026-11-23T10:00:00Z) or for a duration (2d, 6h).",
                "Default: since the last reconciliation; all users if there was none. Deletions are always detected."
            })
    private @Nullable String since;

    @Option(names = "--all", description = "Compare all users.")
    private boolean all;

    @Option(
            names = "--max-deletions",
            paramLabel = "N",
            description =
                    "Delete no user if more than N seem to be deleted at Clerk. Default: 5 %% of all, at least 20.")
    private @Nullable Long maxDeletions;

    @Option(names = "--dry-run", description = "Write nothing, and print what would be done.")
    private boolean dryRun;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    ReconcileCommand(Supplier<ReconcileUsers> reconcileUsers, InstantSource clock) {
        this.reconcileUsers = reconcileUsers;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        ReconcileUsers.Request request = new ReconcileUsers.Request(
                scope(), maxDeletions == null ? OptionalLong.empty() : OptionalLong.of(maxDeletions), dryRun);
        PrintWriter err = spec.commandLine().getErr();
        ReconcileUsers.Result result;
        try (ProgressReporter progress = new ProgressReporter(err)) {
            result = reconcileUsers.get().reconcile(request, progress);
        }
        return switch (result) {
            case ReconcileUsers.Result.Completed completed -> {
                CommandOutput.print(spec, () -> json(completed), out -> print(completed, out));
                yield completed.skipped().isEmpty() ? ExitCodes.COMPLETED : ExitCodes.NEEDS_ATTENTION;
            }
            case ReconcileUsers.Result.TooManyDeletions(long found, long allowed) -> {
                err.printf(
                        "%,d users seem to be deleted at Clerk, more than the limit of %,d. None of them was deleted"
                                + " here.%nIf the number is correct, repeat the command with --max-deletions %d.%n",
                        found, allowed, found);
                yield ExitCodes.NEEDS_ATTENTION;
            }
            case ReconcileUsers.Result.Busy() -> {
                err.println(CommandMessages.BUSY);
                yield ExitCodes.NEEDS_ATTENTION;
            }
            case ReconcileUsers.Result.OtherInstance() -> {
                err.println(CommandMessages.OTHER_INSTANCE);
                yield ExitCodes.NEEDS_ATTENTION;
            }
            case ReconcileUsers.Result.UnknownInstance() -> {
                err.println(CommandMessages.UNKNOWN_INSTANCE);
                yield ExitCodes.NEEDS_ATTENTION;
            }
        };
    }

    @Override
    public String howToResume() {
        return dryRun ? "Nothing was written." : "Corrections made so far stay. Repeat the command.";
    }

    private Map<String, Object> json(ReconcileUsers.Result.Completed completed) {
        Reconciliation reconciliation = completed.reconciliation();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("dryRun", dryRun);
        json.put("startedAt", reconciliation.startedAt().toString());
        json.put("finishedAt", reconciliation.finishedAt().toString());
        json.put("compared", completed.compared());
        json.put("missing", reconciliation.drift().missing());
        json.put("outdated", reconciliation.drift().outdated());
        json.put("deleted", reconciliation.drift().deleted());
        json.put(
                "deletedHere",
                completed.tombstones().stream().map(ClerkUserId::value).toList());
        json.put("skipped", completed.skipped());
        json.put("unidentified", completed.unidentified());
        return json;
    }

    private ReconcileUsers.Scope scope() {
        if (since == null) {
            return all ? new ReconcileUsers.Scope.All() : new ReconcileUsers.Scope.SinceLast();
        }
        if (all) {
            throw new ParameterException(spec.commandLine(), "--since and --all are mutually exclusive");
        }
        try {
            return new ReconcileUsers.Scope.ChangedAfter(new PointInTimeConverter(clock).convert(since));
        } catch (TypeConversionException malformed) {
            throw new ParameterException(spec.commandLine(), "--since: " + malformed.getMessage());
        }
    }

    private void print(ReconcileUsers.Result.Completed completed, PrintWriter out) {
        Reconciliation reconciliation = completed.reconciliation();
        Drift drift = reconciliation.drift();
        Duration time = Duration.between(reconciliation.startedAt(), reconciliation.finishedAt());
        out.printf("%,d users compared in %d s. %s:%n", completed.compared(), time.toSeconds(), summary(drift));
        out.printf("  %,10d  missing here%n", drift.missing());
        out.printf("  %,10d  outdated here%n", drift.outdated());
        out.printf("  %,10d  deleted at Clerk%n", drift.deleted());
        CommandMessages.print(
                CommandMessages.DELETED_HERE,
                completed.tombstones().stream()
                        .map(id -> new SkippedUser(id.value(), "delete the user at Clerk, too"))
                        .toList(),
                out);
        CommandMessages.print(CommandMessages.SKIPPED, completed.skipped(), out);
        CommandMessages.print(CommandMessages.UNIDENTIFIED, completed.unidentified(), out);
    }

    private String summary(Drift drift) {
        if (drift.total() == 0) {
            return "All are in sync";
        }
        return dryRun ? "Differences found, none corrected" : "Differences found and corrected";
    }
}
