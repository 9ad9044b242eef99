package com.campusg.clerk.adapter.in.cli;

import com.campusg.clerk.application.port.in.BackfillUsers;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.springframework.beans.factory.ObjectProvider;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "backfill",
        mixinStandardHelpOptions = true,
        description = {
            "Brings in every user of the Clerk instance, through its Backend API (CLERK_SECRET_KEY).",
            "Safe to repeat, and beside a running service. One that broke off goes on where it was."
        })
final class BackfillCommand implements Callable<Integer> {

    private final ObjectProvider<BackfillUsers> backfillUsers;

    @Option(names = "--dry-run", description = "Write nothing, and say what would happen.")
    private boolean dryRun;

    @Option(names = "--from-the-start", description = "Do not go on where an earlier one broke off.")
    private boolean fromTheStart;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    BackfillCommand(ObjectProvider<BackfillUsers> backfillUsers) {
        this.backfillUsers = backfillUsers;
    }

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        BackfillUsers.Outcome outcome;
        try (WalkDisplay display = new WalkDisplay(err)) {
            outcome = backfillUsers.getObject().backfill(new BackfillUsers.Request(fromTheStart, dryRun), display);
        }
        return switch (outcome) {
            case BackfillUsers.Outcome.Completed(BackfillUsers.Tally tally) -> {
                print(tally, spec.commandLine().getOut());
                yield tally.unreadable() == 0 ? ExitCode.DONE : ExitCode.LEFT_TO_YOU;
            }
            case BackfillUsers.Outcome.Busy() -> {
                err.println(Refusals.BUSY);
                yield ExitCode.LEFT_TO_YOU;
            }
            case BackfillUsers.Outcome.OtherInstance() -> {
                err.println(Refusals.OTHER_INSTANCE);
                yield ExitCode.LEFT_TO_YOU;
            }
        };
    }

    private void print(BackfillUsers.Tally tally, PrintWriter out) {
        out.println(
                dryRun ? "Users at Clerk, and what would become of them:" : "Users at Clerk, and what became of them:");
        if (tally.before() > 0) {
            out.printf("  %,10d  done by an earlier run that broke off%n", tally.before());
        }
        out.printf("  %,10d  new%n", tally.registered());
        out.printf("  %,10d  linked to a user from before Clerk%n", tally.linked());
        out.printf("  %,10d  updated%n", tally.updated());
        out.printf("  %,10d  in step already%n", tally.inStep());
        if (tally.deleted() > 0) {
            out.printf("  %,10d  deleted here for good%n", tally.deleted());
        }
        if (tally.unreadable() > 0) {
            out.printf("  %,10d  not understood, see the log%n", tally.unreadable());
        }
        out.printf("  %,10d  in all%n", tally.total());
    }
}
