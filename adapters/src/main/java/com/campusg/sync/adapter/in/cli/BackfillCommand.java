package com.campusg.sync.adapter.in.cli;

import com.campusg.cli.CommandOutput;
import com.campusg.cli.ExitCodes;
import com.campusg.cli.Resumable;
import com.campusg.sync.application.port.in.BackfillUsers;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "backfill",
        description = {
            "Imports all users of the Clerk instance through the Backend API. Requires CLERK_SECRET_KEY.",
            "Safe to repeat, and beside a running service. An interrupted backfill resumes at its checkpoint."
        })
final class BackfillCommand implements Callable<Integer>, Resumable {

    private final Supplier<BackfillUsers> backfillUsers;

    @Option(names = "--dry-run", description = "Write nothing, and print what would be done.")
    private boolean dryRun;

    @Option(
            names = {"--ignore-checkpoint", "--from-the-start"},
            description = "Begin with the first user although an earlier backfill was interrupted.")
    private boolean ignoreCheckpoint;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    BackfillCommand(Supplier<BackfillUsers> backfillUsers) {
        this.backfillUsers = backfillUsers;
    }

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        BackfillUsers.Request request = new BackfillUsers.Request(ignoreCheckpoint, dryRun);
        BackfillUsers.Result result;
        try (ProgressReporter progress = new ProgressReporter(err)) {
            result = backfillUsers.get().backfill(request, progress);
        }
        return switch (result) {
            case BackfillUsers.Result.Completed(BackfillUsers.Tally tally) -> {
                print(tally, true);
                yield tally.skipped().isEmpty() ? ExitCodes.COMPLETED : ExitCodes.NEEDS_ATTENTION;
            }
            case BackfillUsers.Result.Incomplete(BackfillUsers.Tally tally, long atClerk) -> {
                print(tally, false);
                err.printf("Clerk counts %,d users, but lists fewer. Repeat the command.%n", atClerk);
                yield ExitCodes.NEEDS_ATTENTION;
            }
            case BackfillUsers.Result.Busy() -> {
                err.println(CommandMessages.BUSY);
                yield ExitCodes.NEEDS_ATTENTION;
            }
            case BackfillUsers.Result.OtherInstance() -> {
                err.println(CommandMessages.OTHER_INSTANCE);
                yield ExitCodes.NEEDS_ATTENTION;
            }
            case BackfillUsers.Result.UnknownInstance() -> {
                err.println(CommandMessages.UNKNOWN_INSTANCE);
                yield ExitCodes.NEEDS_ATTENTION;
            }
        };
    }

    @Override
    public String howToResume() {
        return dryRun ? "Nothing was written." : "Repeat the command to resume at the checkpoint.";
    }

    private void print(BackfillUsers.Tally tally, boolean complete) {
        CommandOutput.print(spec, () -> json(tally, complete), out -> print(tally, out));
    }

    private Map<String, Object> json(BackfillUsers.Tally tally, boolean complete) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("dryRun", dryRun);
        json.put("complete", complete);
        json.put("before", tally.before());
        json.put("new", tally.registered());
        json.put("linked", tally.linked());
        json.put("updated", tally.updated());
        json.put("current", tally.current());
        json.put("deletedHere", tally.deleted());
        json.put("skipped", tally.skipped());
        json.put("total", tally.total());
        return json;
    }

    private void print(BackfillUsers.Tally tally, PrintWriter out) {
        out.println(dryRun ? "Users at Clerk, by what would be done:" : "Users at Clerk, by what was done:");
        if (tally.before() > 0) {
            out.printf("  %,10d  processed by an earlier, interrupted backfill%n", tally.before());
        }
        out.printf("  %,10d  new%n", tally.registered());
        out.printf("  %,10d  linked to a user from before Clerk%n", tally.linked());
        out.printf("  %,10d  updated%n", tally.updated());
        out.printf("  %,10d  already current%n", tally.current());
        if (tally.deleted() > 0) {
            out.printf("  %,10d  deleted here, not imported again%n", tally.deleted());
        }
        CommandMessages.print(CommandMessages.SKIPPED, tally.skipped(), out);
        out.printf("  %,10d  in total%n", tally.total());
    }
}
