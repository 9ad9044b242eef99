package com.campusg.clerk.adapter.in.cli;

import com.campusg.clerk.application.port.in.ReconcileUsers;
import com.campusg.clerk.domain.Reconciliation;
import com.campusg.clerk.domain.Reconciliation.Drift;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

@Command(
        name = "reconcile",
        mixinStandardHelpOptions = true,
        description = {
            "Compares users with Clerk's, through its Backend API (CLERK_SECRET_KEY), and mends what is out of step:",
            "users who are missing, outdated, or deleted at Clerk. Safe to repeat, and beside a running service."
        })
final class ReconcileCommand implements Callable<Integer> {

    private final ObjectProvider<ReconcileUsers> reconcileUsers;
    private final InstantSource clock;

    @Option(
            names = "--since",
            paramLabel = "WHEN",
            description = {
                "Compare only users who changed after that: a moment (2026-11-23T10:00:00Z) or a time ago (2d, 6h).",
                "Default: since the last reconciliation; all if there was none. Deletions are always looked for."
            })
    private @Nullable String since;

    @Option(names = "--all", description = "Compare all users, whenever they changed.")
    private boolean all;

    @Option(
            names = "--max-deletions",
            paramLabel = "N",
            description = "Delete nobody if more than N seem to be deleted at Clerk. Default: 5 %% of all, or 20.")
    private @Nullable Long mostDeletions;

    @Option(names = "--dry-run", description = "Write nothing, and say what would happen.")
    private boolean dryRun;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    ReconcileCommand(ObjectProvider<ReconcileUsers> reconcileUsers, InstantSource clock) {
        this.reconcileUsers = reconcileUsers;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        ReconcileUsers.Request request = new ReconcileUsers.Request(scope(), mostDeletions, dryRun);
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        ReconcileUsers.Outcome outcome;
        try (WalkDisplay display = new WalkDisplay(err)) {
            outcome = reconcileUsers.getObject().reconcile(request, display);
        }
        return switch (outcome) {
            case ReconcileUsers.Outcome.Completed completed -> {
                print(completed, out);
                yield completed.unreadable() == 0 ? ExitCode.DONE : ExitCode.LEFT_TO_YOU;
            }
            case ReconcileUsers.Outcome.TooManyDeletions(long found, long most) -> {
                err.printf(
                        "%,d users seem to be deleted at Clerk, more than %,d. None of them was deleted here.%n"
                                + "If that is right, run it again with --max-deletions %d.%n",
                        found, most, found);
                yield ExitCode.LEFT_TO_YOU;
            }
            case ReconcileUsers.Outcome.Busy() -> {
                err.println(Refusals.BUSY);
                yield ExitCode.LEFT_TO_YOU;
            }
            case ReconcileUsers.Outcome.OtherInstance() -> {
                err.println(Refusals.OTHER_INSTANCE);
                yield ExitCode.LEFT_TO_YOU;
            }
        };
    }

    private ReconcileUsers.Scope scope() {
        if (since == null) {
            return all ? new ReconcileUsers.Scope.All() : new ReconcileUsers.Scope.SinceLast();
        }
        if (all) {
            throw new ParameterException(spec.commandLine(), "--since and --all exclude each other");
        }
        try {
            return new ReconcileUsers.Scope.ChangedAfter(new SinceConverter(clock).convert(since));
        } catch (TypeConversionException malformed) {
            throw new ParameterException(spec.commandLine(), "--since: " + malformed.getMessage());
        }
    }

    private void print(ReconcileUsers.Outcome.Completed completed, PrintWriter out) {
        Reconciliation reconciliation = completed.reconciliation();
        Drift drift = reconciliation.drift();
        Duration time = Duration.between(reconciliation.startedAt(), reconciliation.finishedAt());
        out.printf("%,d users compared in %d s. %s:%n", completed.compared(), time.toSeconds(), verdict(drift));
        out.printf("  %,10d  missing here%n", drift.missing());
        out.printf("  %,10d  outdated here%n", drift.outdated());
        out.printf("  %,10d  deleted at Clerk%n", drift.deleted());
        if (completed.unreadable() > 0) {
            out.printf("  %,10d  not understood, see the log%n", completed.unreadable());
        }
    }

    private String verdict(Drift drift) {
        if (drift.total() == 0) {
            return "All are in step";
        }
        return dryRun ? "Found, and left as it is" : "Found and mended";
    }
}
